/** A kind of report. Reports of different kinds are never compared, even if they have the same form. */
export interface ReportKind {
  /** The words at the end of its titles; the name of the form if that has none. */
  readonly name: string;
  /** What stands behind the year in a new report's title: `年部门预算`, `年度部门决算`. */
  readonly title: string;
  /** All words at the end of its titles, as `titleKey` writes them. */
  readonly ends: readonly string[];
  /** Whether its reports say which days their figures cover. */
  readonly saysPeriod: boolean;
}

/** The end of a title, with the kind of report that it names. */
interface TitleEnd {
  readonly end: string;
  readonly kind: ReportKind;
}

/** The year may be repeated behind a title. */
const YEAR_BEHIND = /\(\d{4}年度?\)$/;

/** The words by which the titles of reports are known. */
export class TitleWords {
  /** By their last letter, the longest first. */
  readonly #ends = new Map<string, TitleEnd[]>();

  /** @param kinds Of words that several kinds have, the first one's count. */
  constructor(kinds: readonly ReportKind[]) {
    const all = kinds.flatMap((kind) => kind.ends.map((end): TitleEnd => ({ end, kind })));
    for (const one of all.toSorted((a, b) => b.end.length - a.end.length)) {
      const last = one.end.slice(-1);
      this.#ends.set(last, [...(this.#ends.get(last) ?? []), one]);
    }
  }

  /** The words at the end of a text, as `titleKey` writes it; undefined if it is no title, or its last line. */
  endOf(key: string): TitleEnd | undefined {
    const text = key.endsWith(')') ? key.replace(YEAR_BEHIND, '') : key;
    return this.#ends.get(text.slice(-1))?.find(({ end }) => text.endsWith(end));
  }

  /** Whether a line can end a title. Quickly false for nearly every line, because only its last letter is looked at. */
  mayEnd(text: string): boolean {
    const last = text.trimEnd().slice(-1);
    return last === ')' || last === '）' || this.#ends.has(last);
  }
}

/** A text as titles are compared: without blanks, full width as half width. */
export function titleKey(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '');
}
