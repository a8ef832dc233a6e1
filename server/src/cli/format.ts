import type { Translate } from '../l10n.ts';
import type { CheckedDraft } from './checked-draft.ts';
import type { Told } from './drafts.ts';
import type { Output } from './output.ts';

/** A format of the output. */
export interface Format {
  /**
   * What is written about a draft, a string for each line or entry. It is asked for in the thread that checked the
   * draft, so that the drafts themselves need not be kept.
   *
   * @param directory The working directory; undefined if it no longer exists.
   */
  linesOf(draft: CheckedDraft, t: Translate, directory: string | undefined): readonly string[];
  /** Whether the drafts are written in the order in which they were named. Otherwise as soon as they are known. */
  readonly isOrdered: boolean;
  /** Begins to write. */
  writer(out: Output, t: Translate, how: HowWritten): FormatWriter;
}

/** How results are written. */
export interface HowWritten {
  /** Whether the drafts were checked for publication. */
  readonly isFinal: boolean;
  /** The language of the program, as VS Code names it. */
  readonly language: string;
}

/** Writes the results while they come in. */
export interface FormatWriter {
  /** @param lines What `linesOf` returned for a draft. */
  add(lines: readonly string[]): void;
  /** Ends what is written, after all drafts. */
  end(summary: Summary): void;
}

/** All results together. */
export interface Summary extends Told {
  /** How many files were dealt with, whether they could be read or not. */
  readonly files: number;
  readonly found: number;
  readonly accepted: number;
  /** Number of files that could not be read. */
  readonly unread: number;
  /** Number of files without a table of a known form. */
  readonly unrecognised: number;
  /** Number of files that were met and are about something else. They are not among `files`. */
  readonly passedOver: number;
}
