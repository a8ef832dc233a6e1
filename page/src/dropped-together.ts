import { type Part, type Settings, settingsOf } from '../../server/src/analysis.ts';
import { contentOf } from '../../server/src/bytes/content.ts';
import { whatToDo } from '../../server/src/bytes/what-to-do.ts';
import { formsOf } from '../../server/src/form/forms.ts';
import { statutoryForms } from '../../server/src/form/statutory.ts';
import type { Translate } from '../../server/src/l10n.ts';
import type { OpenDocument, Surroundings } from '../../server/src/open-document.ts';
import { checkYears } from '../../server/src/rules/engine/check-years.ts';
import type { SourceTools } from '../../server/src/source/draft-source.ts';
import { AcceptedFiles, isAcceptedFile } from '../../server/src/workspace/accepted-files.ts';
import { ConfigFiles, judgedBy } from '../../server/src/workspace/config-files.ts';
import { FormFiles, isFormFile } from '../../server/src/workspace/form-files.ts';
import { carriedBy } from '../../server/src/workspace/hand-on.ts';
import { type Carried, keyOfLastYears } from '../../server/src/years/carried.ts';
import { confirmedByLastYear } from '../../server/src/years/confirmed.ts';

/** What a report is judged by, besides its text: it must be judged again if this is another list. */
export type Basis = readonly unknown[];

/**
 * The files that the user gave, as they are judged together: by the forms, settings and accepted findings among them,
 * and beside last year's reports. Of reports, only what they hand on to the next year is kept.
 */
export class DroppedTogether {
  readonly #decode: SourceTools['decode'];
  readonly #statutory = statutoryForms();
  readonly #forms = new FormFiles(this.#statutory);
  readonly #accepted = new AcceptedFiles();
  readonly #configs = new ConfigFiles();
  /** The texts of the user's own files, by URI. */
  readonly #texts = new Map<string, string>();
  /** What the reports hand on, by URI, and by the key of the report. */
  readonly #handedOn = new Map<string, ReadonlyMap<string, Carried>>();
  readonly #holders = new Map<string, Set<string>>();
  /** Settings by the values that folders set. Files with the same ones share an object. */
  readonly #settings = new Map<string, Settings>();
  #version = 0;
  #t: Translate;

  constructor(decode: SourceTools['decode'], t: Translate) {
    this.#decode = decode;
    this.#t = t;
  }

  get t(): Translate {
    return this.#t;
  }

  /** Speaks another language from now on. */
  speak(t: Translate): void {
    this.#t = t;
    for (const [uri, text] of this.#texts) this.#set(uri, text);
    this.#settings.clear();
    this.#version++;
  }

  /** Uses one of the user's own files from now on. Returns what is wrong with it; undefined if nothing is. */
  use(uri: string, bytes: Uint8Array): string | undefined {
    const content = contentOf(bytes, this.#decode);
    if (content.kind !== 'text') return whatToDo(content.kind, this.#t);
    this.#texts.set(uri, content.text);
    this.#set(uri, content.text);
    this.#settings.clear();
    this.#version++;
    const problems = isFormFile(uri)
      ? this.#forms.problems(uri, this.#t)
      : (isAcceptedFile(uri) ? this.#accepted : this.#configs).problems(uri);
    return problems[0]?.message;
  }

  #set(uri: string, text: string): void {
    const files = isFormFile(uri)
      ? this.#forms
      : isAcceptedFile(uri)
        ? this.#accepted
        : this.#configs;
    files.set(uri, text, this.#t);
  }

  /** What a file is judged by. It is looked up whenever it is needed. */
  surroundingsOf(uri: string): Surroundings {
    const settings = () => this.#settingsFor(uri);
    const version = () => this.#version;
    const lastYears = (part: Part) => this.#lastYears(wantedBy(part), uri);
    return {
      get settings() {
        return settings();
      },
      others: {
        get version() {
          return version();
        },
        lastYears,
        confirmed: (part) => confirmedByLastYear(part.verdict.ledger, lastYears(part)),
      },
      besideOthers: (part) => checkYears(part.verdict, lastYears(part), settings().levels),
      accepted: (draft) => this.#accepted.of(draft),
    };
  }

  /** Whether it is known what a file hands on. */
  knows(uri: string): boolean {
    return this.#handedOn.has(uri);
  }

  /** Keeps what the reports of a document hand on to the next year. */
  handOn(document: OpenDocument): void {
    const { uri } = document;
    this.forget(uri);
    const carried = carriedBy(document);
    this.#handedOn.set(uri, carried);
    for (const key of carried.keys()) {
      this.#holders.set(key, (this.#holders.get(key) ?? new Set()).add(uri));
    }
  }

  /** Forgets what a file hands on. */
  forget(uri: string): void {
    for (const key of this.#handedOn.get(uri)?.keys() ?? []) this.#holders.get(key)?.delete(uri);
    this.#handedOn.delete(uri);
    this.#version++;
  }

  /**
   * What a file is judged by now.
   *
   * @param wanted The keys of the reports of the year before; see `wantedIn`.
   */
  basisOf(uri: string, wanted: readonly string[]): Basis {
    return [
      this.#settingsFor(uri),
      JSON.stringify(this.#accepted.of(uri)),
      ...this.#lastYears(wanted, uri),
    ];
  }

  #lastYears(wanted: readonly string[], uri: string): Carried[] {
    return wanted.flatMap((key) =>
      [...(this.#holders.get(key) ?? [])].flatMap((holder) =>
        holder === uri ? [] : (this.#handedOn.get(holder)?.get(key) ?? []),
      ),
    );
  }

  #settingsFor(uri: string): Settings {
    const shared = this.#configs.of(uri);
    const { levels, tables } = shared
      ? judgedBy(shared, { levels: {}, tables: undefined })
      : { levels: {}, tables: undefined };
    const key = JSON.stringify([levels, tables]);
    const known = this.#settings.get(key);
    if (known) return known;
    const forms = formsOf([...this.#statutory, ...this.#forms.forms]);
    const settings = settingsOf(forms, this.#t, levels, tables);
    this.#settings.set(key, settings);
    return settings;
  }
}

/** The keys of last year's reports of the bodies in a document. */
export function wantedIn({ alone }: OpenDocument): string[] {
  return alone.parts.flatMap(wantedBy);
}

function wantedBy({ verdict }: Part): string[] {
  const { title } = verdict.report.frame;
  return title ? [keyOfLastYears(title)] : [];
}
