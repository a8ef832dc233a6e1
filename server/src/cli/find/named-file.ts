/** A file that a command works on. */
export interface NamedFile {
  /** Its path, as the user would write it: it can be opened from the working directory. */
  readonly file: string;
  /**
   * Whether it was met in a folder, by a pattern or in a list. The user knows a file that is named by itself, so it
   * has to be dealt with; a file that is met may be about something else.
   */
  readonly isMet: boolean;
}
