import type { LineRange } from '../../draft/span.ts';
import type { Site } from '../../form/found-table.ts';
import type { Severity } from '../../form/source.ts';
import type { Code } from './codes.ts';

export type { Code, Severity };

/** What the user is told. */
export interface Finding {
  readonly code: Code;
  readonly severity: Severity;
  readonly site: Site;
  /** What is wrong and why, in one sentence, in the reader's language. */
  readonly message: string;
  /** The other figures that take part. */
  readonly related: readonly Related[];
  /** Ways to mend it, the likeliest first. */
  readonly fixes: readonly Fix[];
  /** What tells it from others of its code in the same place, where the text and the figures do not. */
  readonly key?: string;
}

/** Another place that a finding speaks of, in the same report or in another file. */
export type Related =
  | {
      readonly site: Site;
      readonly message: string;
      /** Whether it is a figure of 0: what is told to people lists many of these as one. */
      readonly isZero?: boolean;
    }
  | {
      readonly uri: string;
      readonly range: LineRange;
      /** What is written there. */
      readonly text: string;
      readonly message: string;
    };

/** A change that mends a finding, applied and undone as one. */
export interface Fix {
  readonly title: string;
  /** Whether the editor may apply it without asking which: the one smallest repair. */
  readonly preferred: boolean;
  readonly edits: readonly FigureEdit[];
}

/** New characters for a span; they are put in where it is empty, as in a blank cell. */
export interface FigureEdit {
  readonly site: Site;
  readonly text: string;
}
