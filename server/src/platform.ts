/** What the platform lends the server, which knows no clock of its own. */
export interface Platform {
  /** Milliseconds from some start on. */
  now(): number;
  /** Settles once the messages that have come in meanwhile were taken up. */
  turn(): Promise<void>;
}
