/** What the server needs from its platform. It has no clock of its own. */
export interface Platform {
  /** Milliseconds since some fixed start. */
  now(): number;
  /** Resolves after the messages that have arrived meanwhile have been handled. */
  turn(): Promise<void>;
  /** Runs a function after so many milliseconds. The function returned cancels it. */
  after(milliseconds: number, run: () => void): () => void;
}
