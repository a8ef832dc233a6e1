/** What the platform lends the server, which knows no clock of its own. */
export interface Platform {
  /** Milliseconds from some start on. */
  now(): number;
  /** Settles once the messages that have come in meanwhile were taken up. */
  turn(): Promise<void>;
  /** Runs something once so many milliseconds have passed, unless the function that is returned is called first. */
  after(milliseconds: number, run: () => void): () => void;
}
