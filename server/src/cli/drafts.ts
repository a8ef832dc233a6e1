import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { afresh, type Settings, settingsOf } from '../analysis.ts';
import { formsOf } from '../form/forms.ts';
import { statutoryForms } from '../form/statutory.ts';
import { translatorFor } from '../l10n.ts';
import { languageOf } from '../language.ts';
import { OpenDocument, type Surroundings } from '../open-document.ts';
import { FormFiles } from '../workspace/form-files.ts';
import { AcceptedOnDisk } from './accepted-on-disk.ts';

/** What is to be done with drafts, by paths: the drafts, and the files of the forms that they may be of. */
export interface Task {
  readonly files: readonly string[];
  readonly forms: readonly string[];
}

/** What there is to say of drafts besides findings. */
export interface Told {
  /** A line for each file that could not be dealt with. */
  readonly failures: readonly string[];
  /** A line for each file that was checked in part. */
  readonly notes: readonly string[];
}

const NOT_AT_ALL =
  '没有认出报表，未作核对 / no table of a report was recognised: nothing was checked';
const IN_PART =
  '没有认出报表，只核对了表格自己写明的合计 / no table of a report was recognised: only totals that tables declare themselves were checked';

/** Drafts on the disk, judged by the forms given and by what the folders above them accept. */
export class Drafts {
  readonly #settings: Settings;
  readonly #accepted: AcceptedOnDisk;
  #failures: string[] = [];
  #notes: string[] = [];

  /** @param formFiles Paths of forms of one's own. */
  constructor(formFiles: readonly string[]) {
    const t = translatorFor('zh-cn');
    const statutory = statutoryForms();
    const own = new FormFiles(statutory);
    for (const form of formFiles) own.set(form, textOf(form, this.#failures), t);
    this.#settings = settingsOf(formsOf([...statutory, ...own.forms]), t, {});
    this.#accepted = new AcceptedOnDisk(t, {
      write: (line) => this.#failures.push(line),
    });
  }

  /** A draft's text; undefined where it cannot be read, which is a failure. */
  textOf(file: string): string | undefined {
    return textOf(file, this.#failures);
  }

  /** A draft with a text, which the file has or may get. */
  document(file: string, text: string): OpenDocument {
    this.#accepted.readAbove(file);
    return documentOf(file, text, {
      settings: afresh(this.#settings),
      besideOthers: () => [],
      accepted: this.#accepted.of,
    });
  }

  /** Whether a draft has a table of a known form; what is left unchecked where it has none is told. */
  isRecognised(file: string, { analysis }: OpenDocument): boolean {
    const reports = analysis.parts.map(({ verdict }) => verdict.report);
    if (reports.some(({ tables }) => tables.length > 0)) return true;
    if (reports.some(({ otherGrids }) => otherGrids.length > 0))
      this.#notes.push(`${file}: ${IN_PART}\n`);
    else this.fail(file, NOT_AT_ALL);
    return false;
  }

  /** Notes why a draft could not be dealt with. */
  fail(file: string, why: string): void {
    this.#failures.push(`${file}: ${why}\n`);
  }

  /** What there is to say of the drafts, since this was asked last. */
  take(): Told {
    const told = { failures: this.#failures, notes: this.#notes };
    this.#failures = [];
    this.#notes = [];
    return told;
  }
}

/** A file's text; where it cannot be read, a line that says why is put to the failures. */
export function textOf(file: string, failures: string[]): string | undefined {
  try {
    return decoded(readFileSync(file));
  } catch (reason) {
    failures.push(`${file}: 无法读取 / cannot be read: ${messageOf(reason)}\n`);
    return undefined;
  }
}

/** UTF-8, with a byte order mark or without; else the encoding that Chinese office programs used before it. */
function decoded(bytes: Uint8Array): string {
  return new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'gb18030').decode(bytes);
}

/** A file as a document with a text, which it has or may get. */
export function documentOf(file: string, text: string, surroundings: Surroundings): OpenDocument {
  const uri = pathToFileURL(file).href;
  return new OpenDocument(TextDocument.create(uri, languageOf(file), 0, text), surroundings);
}

/** What the system says of a failure. */
export function messageOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}
