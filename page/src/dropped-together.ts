import { type Part, type Settings, settingsOf } from '../../server/src/analysis.ts';
import { contentOf } from '../../server/src/bytes/content.ts';
import { whatToDo } from '../../server/src/bytes/what-to-do.ts';
import { formsOf } from '../../server/src/form/forms.ts';
import type { FormProblem } from '../../server/src/form/json-reader.ts';
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
import { uriOf } from './dropped-uris.ts';
import type { FileNames } from './page-messages.ts';

/** What a report is judged by, besides its text: it must be judged again if this is another list. */
export type Basis = readonly unknown[];

/** One of the user's own files, by which reports are judged. */
interface OwnFile {
  readonly uri: string;
  readonly text: string;
}

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
  /** The user's own files, by their numbers. */
  readonly #own = new Map<number, OwnFile>();
  /** What the reports hand on, by the number of the file, and by the key of the report. */
  readonly #handedOn = new Map<number, ReadonlyMap<string, Carried>>();
  /** The numbers of the files that hand something on, by the key of the report. */
  readonly #holders = new Map<string, Set<number>>();
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
    for (const [id, { uri, text }] of this.#own) this.#set(id, uri, text);
    this.#settings.clear();
    this.#version++;
  }

  /** Uses one of the user's own files from now on. Returns what is wrong with it; undefined if nothing is. */
  use(id: number, uri: string, bytes: Uint8Array): string | undefined {
    const content = contentOf(bytes, this.#decode);
    if (content.kind !== 'text') return whatToDo(content.kind, this.#t);
    this.#own.set(id, { uri, text: content.text });
    const problems = this.#set(id, uri, content.text);
    this.#settings.clear();
    this.#version++;
    return problems[0]?.message;
  }

  /** Sets or deletes the text of one of the user's own files. Returns what is wrong with it. */
  #set(id: number, uri: string, text: string | undefined): readonly FormProblem[] {
    if (isFormFile(uri)) {
      // All forms are used, even if they were in folders of the same name.
      const key = `${uri}#${id}`;
      this.#forms.set(key, text, this.#t);
      return this.#forms.problems(key, this.#t);
    }
    const files = isAcceptedFile(uri) ? this.#accepted : this.#configs;
    files.set(uri, text, this.#t);
    return files.problems(uri);
  }

  /** What a file is judged by. It is looked up whenever it is needed. */
  surroundingsOf({ id, path }: FileNames): Surroundings {
    const uri = uriOf(path);
    const settings = () => this.#settingsFor(uri);
    const version = () => this.#version;
    const lastYears = (part: Part) => this.#lastYears(wantedBy(part), id);
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
      accepted: () => this.#accepted.of(uri),
    };
  }

  /** Whether it is known what a file hands on. */
  knows(id: number): boolean {
    return this.#handedOn.has(id);
  }

  /** Keeps what the reports of a document hand on to the next year. */
  handOn(id: number, document: OpenDocument): void {
    this.forget(id);
    const carried = carriedBy(document);
    this.#handedOn.set(id, carried);
    for (const key of carried.keys()) {
      this.#holders.set(key, (this.#holders.get(key) ?? new Set()).add(id));
    }
  }

  /** Forgets what a file hands on, or no longer uses it if it is one of the user's own. */
  forget(id: number): void {
    for (const key of this.#handedOn.get(id)?.keys() ?? []) this.#holders.get(key)?.delete(id);
    this.#handedOn.delete(id);
    const own = this.#own.get(id);
    if (own) {
      this.#own.delete(id);
      this.#set(id, own.uri, undefined);
      this.#settings.clear();
    }
    this.#version++;
  }

  /**
   * What a file is judged by now.
   *
   * @param wanted The keys of the reports of the year before; see `wantedIn`.
   */
  basisOf({ id, path }: FileNames, wanted: readonly string[]): Basis {
    const uri = uriOf(path);
    return [
      this.#settingsFor(uri),
      JSON.stringify(this.#accepted.of(uri)),
      ...this.#lastYears(wanted, id),
    ];
  }

  #lastYears(wanted: readonly string[], id: number): Carried[] {
    return wanted.flatMap((key) =>
      [...(this.#holders.get(key) ?? [])].flatMap((holder) =>
        holder === id ? [] : (this.#handedOn.get(holder)?.get(key) ?? []),
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
