import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { afresh, type Settings, settingsOf } from '../analysis.ts';
import type { Text } from '../bytes/content.ts';
import { formsOf } from '../form/forms.ts';
import { statutoryForms } from '../form/statutory.ts';
import type { Translate } from '../l10n.ts';
import { languageOf } from '../language.ts';
import { OpenDocument, type Surroundings } from '../open-document.ts';
import { FormFiles } from '../workspace/form-files.ts';
import { AcceptedOnDisk } from './accepted-on-disk.ts';
import { GoujiFolders } from './gouji-folders.ts';
import { Leftovers } from './leftovers.ts';
import { linesOf } from './lines.ts';
import { readText } from './read-file.ts';

/** What is to be done with drafts, by paths, and what they are judged by: plain data for all threads. */
export interface Task {
  /** As they were named. */
  readonly files: readonly string[];
  /** The texts of the forms of one's own, by their whole paths. */
  readonly forms: ReadonlyMap<string, string>;
  /** The working directory; undefined where it is no more. */
  readonly directory: string | undefined;
  /** Whether accepted findings are found as any other. */
  readonly ignoresAccepted: boolean;
  /** Whether it is asked of each draft if it is ready to be published. */
  readonly isFinal: boolean;
}

/** What there is to say of drafts besides findings; a line each, without its line break. */
export interface Told {
  /** What could not be dealt with. */
  readonly failures: readonly string[];
  /** What of a text could not be read, although the rest was checked. */
  readonly damages: readonly string[];
  /** What else was checked in part. */
  readonly notes: readonly string[];
}

/** A draft as it lies on the disk. */
export interface Source {
  readonly bytes: Uint8Array;
  readonly content: Text;
}

/** Drafts on the disk, judged by the forms given and by what the folders above them accept. */
export class Drafts {
  readonly #t: Translate;
  readonly #task: Task;
  readonly #settings: Settings;
  readonly #accepted: AcceptedOnDisk;
  readonly #leftovers = new Leftovers();
  #failures: string[] = [];
  #damages: string[] = [];
  #notes: string[] = [];

  constructor(task: Task, t: Translate) {
    const statutory = statutoryForms();
    const own = new FormFiles(statutory);
    for (const [form, text] of task.forms) own.set(form, text, t);
    const tell = (line: string) => this.#failures.push(line);
    this.#t = t;
    this.#task = task;
    this.#settings = settingsOf(formsOf([...statutory, ...own.forms]), t, {});
    this.#accepted = new AcceptedOnDisk(new GoujiFolders(task.directory, t, tell), t, tell);
  }

  /** A draft as it lies on the disk; undefined where it cannot be read, which is a failure. */
  read(file: string): Source | undefined {
    const t = this.#t;
    const whole = this.wholePath(file);
    if (whole === undefined) {
      this.fail(file, t('It cannot be read: the working directory no longer exists.'));
      return undefined;
    }
    const read = readText(whole, t);
    if ('problem' in read) {
      this.fail(file, read.problem);
      return undefined;
    }
    const copy = this.#leftovers.copyOf(whole, read.bytes);
    if (copy !== undefined) {
      this.fail(file, t('Writing it was cut short. The copy from before is “{0}”.', copy));
      return undefined;
    }
    const { text, damage } = read.content;
    if (damage) {
      this.#damages.push(
        `${file}:${linesOf(text).placeOf(damage.first)}: ${t('Some bytes of the file are damaged, in {0} places from here on; the characters there are lost.', damage.places)}`,
      );
    }
    return read;
  }

  /** A file's whole path; undefined where it is named from a working directory that is no more. */
  wholePath(file: string): string | undefined {
    return wholePath(file, this.#task.directory);
  }

  /** A draft with a text, which the file has or may get. */
  document(file: string, text: string): OpenDocument {
    const settings = afresh(this.#settings);
    const surroundings = { settings, besideOthers: () => [] };
    const whole = this.wholePath(file) ?? file;
    if (this.#task.ignoresAccepted) return documentOf(whole, text, surroundings);
    this.#accepted.readAbove(whole);
    return documentOf(whole, text, { ...surroundings, accepted: this.#accepted.of });
  }

  /** Whether a draft has a table of a known form; what is left unchecked where it has none is told. */
  isRecognised(file: string, { analysis, text }: OpenDocument): boolean {
    const t = this.#t;
    const ledgers = analysis.parts.map(({ verdict }) => verdict.ledger);
    if (ledgers.some(({ tables }) => tables.length > 0)) return true;
    const declared = ledgers.flatMap((ledger) => ledger.declared);
    if (declared.some(({ relations }) => relations.length > 0))
      this.#notes.push(
        `${file}: ${t('No table of a report was recognised; only totals that tables declare themselves were checked.')}`,
      );
    else if (text.trim() === '') this.fail(file, t('The file is empty.'));
    else this.fail(file, t('No table of a report was recognised: nothing was checked.'));
    return false;
  }

  /** Notes why a draft could not be dealt with. */
  fail(file: string, why: string): void {
    this.#failures.push(`${file}: ${why}`);
  }

  /** What there is to say of the drafts, since this was asked last. */
  take(): Told {
    const told = { failures: this.#failures, damages: this.#damages, notes: this.#notes };
    this.#failures = [];
    this.#damages = [];
    this.#notes = [];
    return told;
  }
}

/** A file's whole path; undefined where it is named from a working directory that is no more. */
export function wholePath(file: string, directory: string | undefined): string | undefined {
  if (path.isAbsolute(file)) return path.normalize(file);
  return directory === undefined ? undefined : path.resolve(directory, file);
}

/** A file as a document with a text, which it has or may get, by its whole path. */
export function documentOf(file: string, text: string, surroundings: Surroundings): OpenDocument {
  const uri = pathToFileURL(file).href;
  return new OpenDocument(TextDocument.create(uri, languageOf(file), 0, text), surroundings);
}
