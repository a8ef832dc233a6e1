import type { LineRange } from '../../draft/span.ts';
import type { Site } from '../../form/found-table.ts';
import type { Severity } from '../../form/source.ts';
import type { Code } from './codes.ts';

export type { Code, Severity };

/** What is reported to the user. */
export interface Finding {
  readonly code: Code;
  readonly severity: Severity;
  readonly site: Site;
  /** What is wrong and why, in whole sentences, in the user's language. */
  readonly message: string;
  /** The other figures involved. */
  readonly related: readonly Related[];
  /**
   * Ways to correct it, the likeliest first. They are worked out when they are asked for: a keystroke asks for
   * none, and wording twenty repairs would take it a tenth longer.
   */
  readonly fixes: () => readonly Fix[];
  /** Distinguishes it from other findings of its code at the same place, if text and figures do not. */
  readonly key?: string;
}

/** Another place that a finding refers to, in the same report or in another file. */
export type Related =
  | {
      readonly site: Site;
      readonly message: string;
      /** Whether it is a figure of 0. Texts for people summarise many of these. */
      readonly isZero?: boolean;
    }
  | {
      readonly uri: string;
      readonly range: LineRange;
      /** What is written there. */
      readonly text: string;
      readonly message: string;
      readonly isZero?: boolean;
    };

/** A change that corrects a finding, applied and undone as one. */
export interface Fix {
  readonly title: string;
  /** Whether the editor may apply it without asking: it is the only smallest repair. */
  readonly preferred: boolean;
  readonly edits: readonly FigureEdit[];
}

/** New text for a range. If the range is empty, as in a blank cell, the text is inserted. */
export interface FigureEdit {
  readonly site: Site;
  readonly text: string;
}
