/** What the runner tells the suite, wherever that runs: it stands in the suite's bundle. */
export interface Given {
  /** Address of the runner's service. */
  readonly service: string;
  /** Whether the page that shows the window can be looked into; not so in the desktop program. */
  readonly page: boolean;
  /** Only tests whose names hold this text are to run; all where it is absent. */
  readonly only?: string | undefined;
  /** Paths of published reports, where they are at hand beside the repository. */
  readonly seeds: readonly string[];
}

declare const GIVEN: Given;

export const given: Given = GIVEN;
