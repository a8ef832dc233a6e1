import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range } from 'vscode-languageserver-types';
import { afresh, type Part, type Settings, settingsOf } from '../analysis.ts';
import type { DistrictSum } from '../district/district-sum.ts';
import type { Form } from '../form/form.ts';
import { type Translate, translatorFor } from '../l10n.ts';
import { languageOf } from '../language.ts';
import { OpenDocument, type Surroundings } from '../open-document.ts';
import { checkDistrict } from '../rules/engine/check-district.ts';
import { checkYears } from '../rules/engine/check-years.ts';
import type { FilePlace, Source } from '../source/draft-source.ts';
import { judgedBy } from '../workspace/config-files.ts';
import { confirmedByLastYear } from '../years/confirmed.ts';
import { FilesAbove } from './files-above.ts';
import type { NamedFile } from './find/named-file.ts';
import { namesDraft } from './find/walk-folder.ts';
import { FormsInForce } from './forms-in-force.ts';
import { GoujiFolders } from './gouji-folders.ts';
import { LastYearsReports } from './last-years-reports.ts';
import { Leftovers } from './leftovers.ts';
import { readSource, sourceOf } from './read-source.ts';
import { STANDARD_INPUT, type StandardInput } from './standard-input.ts';

/** What drafts are judged by: plain data for all threads. */
export interface Task {
  /** The standard input, if one of the files is it. */
  readonly input?: StandardInput | undefined;
  /** The texts of the user's own forms, by absolute path. */
  readonly forms: ReadonlyMap<string, string>;
  /** The working directory; undefined if it no longer exists. */
  readonly directory: string | undefined;
  /** Whether accepted findings are listed like all others. */
  readonly ignoresAccepted: boolean;
  /** The language of the program, as VS Code names it. */
  readonly language: string;
}

/** What a draft is compared with. */
export interface ComparedWith {
  /** The files with last year's reports. */
  readonly lastYears?: readonly string[];
  /** The sum of other reports. */
  readonly district?: DistrictSum;
}

/** What is reported about drafts besides findings: lines without line breaks. */
export interface Told {
  /** What could not be done. */
  readonly failures: readonly string[];
  /** Parts of a text that could not be read, although the rest was checked. */
  readonly damages: readonly string[];
  /** What was only partly checked. */
  readonly notes: readonly string[];
}

/** Drafts on disk, judged by the given forms and by the accepted findings of the folders above them. */
export class Drafts {
  readonly #t: Translate;
  readonly #task: Task;
  readonly #forms: FormsInForce;
  readonly #above: FilesAbove;
  readonly #leftovers = new Leftovers();
  #lastYears: LastYearsReports;
  #failures: string[] = [];
  #damages: string[] = [];
  #notes: string[] = [];

  constructor(task: Task, t: Translate) {
    const tell = (line: string) => this.#failures.push(line);
    this.#t = t;
    this.#task = task;
    const folders = new GoujiFolders(task.directory, t, tell);
    this.#forms = new FormsInForce(task.forms, task.directory, folders, t);
    this.#above = new FilesAbove(folders, t, tell);
    this.#lastYears = this.#noLastYears();
  }

  /** Reads a draft; undefined if it cannot be read, which is a failure. */
  read(file: string): Source | undefined {
    const source = this.#readOf(file);
    if (!('problem' in source)) return source;
    this.fail(file, source.problem);
    return undefined;
  }

  /** Reads a file. One that was met and cannot be read is passed over if it exists and is of no kind that is read. */
  readNamed({ file, isMet }: NamedFile): Source | 'unread' | 'passed over' {
    const source = this.#readOf(file);
    if (!('problem' in source)) return source;
    const whole = this.wholePath(file) ?? file;
    if (isMet && !namesDraft(whole) && existsSync(whole)) return 'passed over';
    this.fail(file, source.problem);
    return 'unread';
  }

  #readOf(file: string): Source | { readonly problem: string } {
    const t = this.#t;
    const whole = this.wholePath(file);
    if (whole === undefined) {
      return { problem: t('It cannot be read: the working directory no longer exists.') };
    }
    const source = this.#sourceOf(file, whole);
    if ('problem' in source) return source;
    const copy = this.#leftovers.copyOf(whole, source.bytes);
    if (copy === undefined) return source;
    return {
      problem: t(
        'Writing this file was interrupted last time, so it may be incomplete. The copy from before is “{0}”. Compare the two, keep one of them as the file, and delete the copy.',
        copy,
      ),
    };
  }

  /** Records what of a draft could not be read. */
  tellLosses(file: string, { losses }: Source): void {
    for (const { place, message } of losses) {
      this.#damages.push(`${place === undefined ? file : `${file}:${place}`}: ${message}`);
    }
  }

  #sourceOf(file: string, whole: string): Source | { readonly problem: string } {
    const t = this.#t;
    const { input } = this.#task;
    if (input?.name === file) {
      return input.content instanceof Uint8Array
        ? sourceOf(whole, input.content, t)
        : input.content;
    }
    return file === STANDARD_INPUT
      ? { problem: t('The standard input can only be checked. Name a file.') }
      : readSource(whole, t);
  }

  /** A file's absolute path; undefined if the path is relative and the working directory no longer exists. */
  wholePath(file: string): string | undefined {
    return wholePath(file, this.#task.directory);
  }

  /**
   * A document for a draft with a text that it has or may get.
   *
   * @param beside What it is compared with.
   */
  document(file: string, text: string, beside: ComparedWith = {}): OpenDocument {
    const whole = this.wholePath(file) ?? file;
    this.#above.readAbove(whole);
    const settings = this.#settingsFor(whole);
    const accepted = this.#task.ignoresAccepted ? undefined : this.#above.accepted;
    const surroundings = { settings, ...(accepted && { accepted }) };
    const { lastYears: files = [], district } = beside;
    const besideOthers = (part: Part) =>
      district ? checkDistrict(part.verdict, district, settings.levels) : [];
    if (files.length === 0) return documentOf(whole, text, { ...surroundings, besideOthers });
    const lastYears = (part: Part) => this.#lastYears.carriedTo(part, files);
    return documentOf(whole, text, {
      ...surroundings,
      others: {
        version: 0,
        lastYears,
        confirmed: (part) => confirmedByLastYear(part.verdict.ledger, lastYears(part)),
      },
      besideOthers: (part) => [
        ...checkYears(part.verdict, lastYears(part), settings.levels),
        ...besideOthers(part),
      ],
    });
  }

  /** Where a range in one of last year's reports is; undefined if it is in none of them. */
  placeInLastYears(uri: string, range: Range): FilePlace | undefined {
    return this.#lastYears.placeOf(uri, range);
  }

  /** Forgets last year's reports, which stay in memory until then. */
  forgetLastYears(): void {
    this.#lastYears = this.#noLastYears();
  }

  #noLastYears(): LastYearsReports {
    return new LastYearsReports((file) => {
      const source = this.#sourceOf(file, this.wholePath(file) ?? file);
      return 'problem' in source ? undefined : { source, document: this.#alone(file, source.text) };
    });
  }

  /** A document that is read for what it carries over to the next year. */
  #alone(file: string, text: string): OpenDocument {
    const whole = this.wholePath(file) ?? file;
    const settings = afresh(this.#forms.settingsFor(whole));
    return documentOf(whole, text, { settings, besideOthers: () => [] });
  }

  /** The forms that count for a draft. */
  formsFor(file: string): readonly Form[] {
    return this.#forms.settingsFor(this.wholePath(file) ?? file).forms.all;
  }

  /** Whether the settings of the folders above a draft exclude it from checking. */
  isIgnored(file: string): boolean {
    const whole = this.wholePath(file);
    if (whole === undefined) return false;
    this.#above.readAbove(whole);
    return this.#above.settings(pathToFileURL(whole).href)?.isIgnored ?? false;
  }

  #settingsFor(whole: string): Settings {
    const settings = this.#forms.settingsFor(whole);
    const shared = this.#above.settings(pathToFileURL(whole).href);
    if (!shared) return afresh(settings);
    const { levels, tables } = judgedBy(shared, { levels: {}, tables: undefined });
    const t = shared.language ? translatorFor(shared.language) : this.#t;
    return settingsOf(settings.forms, t, levels, tables, settings.tools);
  }

  /** Records that a draft was only partly checked, or not. */
  note(file: string, what: string): void {
    this.#notes.push(`${file}: ${what}`);
  }

  /** Records that a draft that was named is ignored. */
  noteIgnored(file: string): void {
    this.note(file, this.#t('The file was not checked because of “ignore” in .gouji/config.json.'));
  }

  /** Records why a draft could not be handled. */
  fail(file: string, why: string): void {
    this.#failures.push(`${file}: ${why}`);
  }

  /** What was reported about the drafts since the last call. */
  take(): Told {
    const told = { failures: this.#failures, damages: this.#damages, notes: this.#notes };
    this.#failures = [];
    this.#damages = [];
    this.#notes = [];
    return told;
  }
}

/** A file's absolute path; undefined if the path is relative and the working directory no longer exists. */
export function wholePath(file: string, directory: string | undefined): string | undefined {
  if (path.isAbsolute(file)) return path.normalize(file);
  return directory === undefined ? undefined : path.resolve(directory, file);
}

/** A document for a file with a text that it has or may get, by absolute path. */
export function documentOf(file: string, text: string, surroundings: Surroundings): OpenDocument {
  const uri = pathToFileURL(file).href;
  return new OpenDocument(TextDocument.create(uri, languageOf(file), 0, text), surroundings);
}
