import { type Encode, encoder } from '../bytes/encode.ts';
import type { Translate } from '../l10n.ts';
import type { OpenDocument } from '../open-document.ts';
import { languageService } from '../service.ts';
import { acceptedIn, checkForms, type FoundInFile } from './check-command.ts';
import { Drafts, type Source, type Task } from './drafts.ts';
import { exitCodeOf } from './exit-code.ts';
import { Leftovers } from './leftovers.ts';
import type { Output } from './output.ts';
import { decode } from './read-file.ts';
import { replaceFile } from './replace-file.ts';
import { messageOf } from './system-errors.ts';
import { findingLine, writeAccepted } from './text-format.ts';

/** What is mended, one after the other: a figure's style and its value are not to be changed at once. */
const TO_MEND = ['style', 'located'] as const;

/** Mending one place may bring up another; it ends long before. */
const MOST_ROUNDS = 10;

/**
 * Mends drafts in all that is certain: the style of figures and punctuation, and wrong figures of which the one
 * repair is known. Tells each change, `file:line:column: title`, and how many findings are left to people.
 *
 * @param isWritten Whether the files are changed; else it is only told what would be.
 * @param failures What could not be dealt with before.
 * @returns the exit code.
 */
export function fixFiles(
  task: Task,
  isWritten: boolean,
  failures: readonly string[],
  t: Translate,
  out: Output,
  error: Output,
): number {
  const fixer = new Fixer(task, isWritten, t);
  const inForms: readonly FoundInFile[] = checkForms(task, t).found;
  for (const found of inForms) out.line(findingLine(found));
  let [changes, left, accepted] = [0, inForms.length, 0];
  for (const file of task.files) {
    const mended = fixer.fix(file);
    changes += mended.changes.length;
    left += mended.left;
    accepted += mended.accepted;
    for (const change of mended.changes) out.line(`${file}:${change}`);
  }
  const told = fixer.drafts.take();
  const all = { ...told, failures: [...new Set([...failures, ...told.failures])] };
  for (const line of [...all.failures, ...all.damages, ...all.notes]) error.line(line);
  const count = task.files.length;
  out.line(
    isWritten
      ? t('Files: {0}; places changed: {1}; findings left to you: {2}', count, changes, left)
      : t('Files: {0}; places to change: {1}; findings left to you: {2}', count, changes, left),
  );
  writeAccepted(accepted, t, out);
  if (changes > 0 && !isWritten) out.line(t('Add --write to change the files.'));
  return exitCodeOf(all, left > 0 || (changes > 0 && !isWritten));
}

/** What became of a file. */
interface Mended {
  /** `line:column: title` of each change. */
  readonly changes: readonly string[];
  /** How many findings are left. */
  readonly left: number;
  readonly accepted: number;
}

const UNTOUCHED: Mended = { changes: [], left: 0, accepted: 0 };

class Fixer {
  readonly drafts: Drafts;
  readonly #isWritten: boolean;
  readonly #t: Translate;
  readonly #leftovers = new Leftovers();
  readonly #encode: Encode = encoder((text) => new TextEncoder().encode(text), decode);

  constructor(task: Task, isWritten: boolean, t: Translate) {
    this.drafts = new Drafts(task, t);
    this.#isWritten = isWritten;
    this.#t = t;
  }

  fix(file: string): Mended {
    try {
      return this.#fix(file);
    } catch (reason) {
      // A fault of ours costs this file, and not the others.
      this.drafts.fail(file, this.#t('Gouji failed at this file: {0}', messageOf(reason)));
      return UNTOUCHED;
    }
  }

  #fix(file: string): Mended {
    const { drafts } = this;
    const source = drafts.read(file);
    const whole = drafts.wholePath(file);
    if (!source || whole === undefined) return UNTOUCHED;
    if (this.#isWritten) this.#leftovers.clean(whole, source.bytes);
    const document = drafts.document(file, source.content.text);
    const changes = mend(document);
    const refused =
      this.#isWritten && changes.length > 0 && this.#write(whole, source, document.text);
    if (refused) {
      drafts.fail(file, refused);
      return UNTOUCHED;
    }
    drafts.isRecognised(file, document);
    const { parts } = document.analysis;
    const left = parts.flatMap((part) => document.findingsOf(part)).length;
    return { changes, left, accepted: acceptedIn(document).length };
  }

  /** Writes a draft as it was written before; gives what is in the way of that. */
  #write(file: string, { bytes, content }: Source, text: string): string | undefined {
    const t = this.#t;
    const same = this.#encode(content, content.text);
    if (!same || !Buffer.from(same).equals(bytes)) {
      return t('Some of its bytes cannot be written back as they are; the file is not written.');
    }
    const after = this.#encode(content, text);
    if (!after) {
      return t(
        'A change contains a character that the file’s encoding does not have; the file was not written.',
      );
    }
    return replaceFile({ file, before: bytes, after }, t);
  }
}

/** Mends a document, and tells each change, `line:column: title`. */
function mend(document: OpenDocument): string[] {
  const told: string[] = [];
  for (const what of TO_MEND) {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const edits = languageService.preferredEdits(document, what);
      for (const { title, edit } of edits) {
        const { line, character } = edit.range.start;
        told.push(`${line + 1}:${character + 1}: ${title}`);
      }
      if (edits.length === 0) break;
      // From the end on, so that each leaves the places of the others as they are.
      const changes = edits
        .toReversed()
        .map(({ edit: { range, newText } }) => ({ range, text: newText }));
      document.update(changes, document.version + 1);
    }
  }
  return told;
}
