import type { Part, Settings } from '../analysis.ts';
import type { BodyReport } from '../district/body-report.ts';
import { chooseReports } from '../district/chosen-reports.ts';
import { type DistrictSum, sumOf } from '../district/district-sum.ts';
import type { Document } from '../features/place.ts';
import { figuresBeside, sumEdits } from '../features/sum-edits.ts';
import type { FillResult } from '../protocol.ts';
import { checkDistrict } from '../rules/engine/check-district.ts';
import type { Finding } from '../rules/engine/finding.ts';
import { type FilePlaces, placesOf } from '../uri.ts';
import type { Workspace } from './workspace.ts';

/** Documents that are compared with the sum of a folder's reports, and kept up to date with it if they are its draft. */
export class Districts {
  readonly #workspace: Workspace;
  readonly #followed = new Map<string, Followed>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /**
   * Compares a document with the sum of a folder from now on.
   *
   * @param isDraft Whether the document was written from that sum and follows it.
   */
  follow(uri: string, folder: string, isDraft: boolean): void {
    const written = isDraft ? new Map<string, Set<string>>() : undefined;
    this.#followed.set(uri, { folder: placesOf([folder]), written });
  }

  /** A document was closed. */
  leave(uri: string): void {
    this.#followed.delete(uri);
  }

  /** The sum of the reports in a folder; undefined if there are none. */
  sumOfFolder(folder: string, open: readonly Document[]): DistrictSum | undefined {
    const chosen = chooseReports(this.#workspace.bodiesIn(placesOf([folder]), open));
    return chosen && sumOf(chosen);
  }

  /** The sum that a report is compared with; undefined if there is none of its form and year. */
  sumBeside(document: Document, part: Part, open: readonly Document[]): DistrictSum | undefined {
    const followed = this.#followed.get(document.uri);
    const given = followed && this.#workspace.bodyOf(document, part);
    if (!given) return undefined;
    const bodies = this.#workspace.bodiesIn(followed.folder, open);
    const { last } = followed;
    if (last?.given === given && isSame(last.bodies, bodies)) return last.sum;
    const chosen = chooseReports(bodies, given);
    const isOfItsKind =
      chosen?.form === given.form && (chosen.year ?? given.year) === (given.year ?? chosen.year);
    const sum = isOfItsKind ? sumOf(chosen) : undefined;
    followed.last = { given, bodies, sum };
    return sum;
  }

  /** The figures of a report that differ from the sum. */
  findings(
    document: Document,
    part: Part,
    open: readonly Document[],
    { levels }: Settings,
  ): readonly Finding[] {
    const sum = this.sumBeside(document, part, open);
    return sum ? checkDistrict(part.verdict, sum, levels) : [];
  }

  /** Edits for the figures of a sum's draft that are still what an earlier sum wrote. */
  edits(document: Document, open: readonly Document[]): FillResult {
    const written = this.#followed.get(document.uri)?.written;
    const edits = document.analysis.parts.flatMap((part) => {
      const sum = written && this.sumBeside(document, part, open);
      if (!sum) return [];
      const isWritten = (slot: string, text: string) => written.get(slot)?.has(text) === true;
      for (const { figure, slot } of figuresBeside(part, sum)) {
        // At first, every figure is what the sum wrote.
        if (!written.has(slot)) written.set(slot, new Set([figure.written?.cell.text ?? '']));
      }
      const found = sumEdits(document, part, sum, isWritten);
      for (const { slot, text } of figuresBeside(part, sum)) written.get(slot)?.add(text);
      return found;
    });
    return { version: document.version, edits };
  }
}

/** What is known of a document that is compared. */
interface Followed {
  readonly folder: FilePlaces;
  /** In the draft of a sum: for each slot, what sums have written into it. */
  readonly written: Map<string, Set<string>> | undefined;
  /** The last sum, with what it was made from. */
  last?: {
    readonly given: BodyReport;
    readonly bodies: readonly BodyReport[];
    readonly sum: DistrictSum | undefined;
  };
}

function isSame(a: readonly BodyReport[], b: readonly BodyReport[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}
