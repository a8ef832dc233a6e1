import { isUtf8 } from 'node:buffer';
import { readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { LOCATED, preferredEdits, STYLE } from '../features/preferred-edits.ts';
import type { OpenDocument } from '../open-document.ts';
import type { Code } from '../rules/finding.ts';
import { Drafts, messageOf, type Task } from './drafts.ts';
import type { Output } from './output.ts';

/** What is mended, one after the other: a figure's style and its value are not to be changed at once. */
const TO_MEND: readonly ReadonlySet<Code>[] = [STYLE, LOCATED];

const BYTE_ORDER_MARK = Buffer.from('\uFEFF');

/** Mending one place may bring up another; it ends long before. */
const MOST_ROUNDS = 10;

/**
 * Mends drafts in all that is certain: the style of figures and punctuation, and wrong figures of which the one
 * repair is known. Tells each change, `file:line:column: title`, and how many findings are left to people.
 *
 * @param isWritten Whether the files are changed; else it is only told what would be.
 * @returns the exit code: 0 nothing is left, 1 something is, 2 a file could not be read or written.
 */
export function fixFiles(
  { files, forms }: Task,
  isWritten: boolean,
  out: Output,
  error: Output,
): number {
  const drafts = new Drafts(forms);
  let changes = 0;
  let left = 0;
  for (const file of files) {
    const before = drafts.textOf(file);
    if (before === undefined) continue;
    const document = drafts.document(file, before);
    const told = mend(document).map((change) => `${file}:${change}\n`);
    const failure = isWritten && told.length > 0 && written(file, document.text);
    if (failure) {
      drafts.fail(file, failure);
      continue;
    }
    drafts.isRecognised(file, document);
    changes += told.length;
    left += document.analysis.parts.flatMap((part) => document.findingsOf(part)).length;
    for (const line of told) out.write(line);
  }
  const { failures, notes } = drafts.take();
  for (const line of [...failures, ...notes]) error.write(line);
  const [done, english] = isWritten ? ['已改', 'changed'] : ['可改', 'can be changed'];
  out.write(
    `${files.length} 份，${done} ${changes} 处，另有 ${left} 个问题要由人决定 / ` +
      `files: ${files.length}, places ${english}: ${changes}, findings left to you: ${left}\n`,
  );
  if (changes > 0 && !isWritten)
    out.write('写入文件请加 --write / add --write to change the files\n');
  if (failures.length > 0) return 2;
  return left > 0 || (changes > 0 && !isWritten) ? 1 : 0;
}

/** Mends a document, and tells each change, `line:column: title`. */
function mend(document: OpenDocument): string[] {
  const told: string[] = [];
  for (const codes of TO_MEND) {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const edits = preferredEdits(document, codes);
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

/** Writes a draft; gives what is in the way of that. */
function written(file: string, text: string): string | undefined {
  try {
    const target = realpathSync(file);
    const bytes = readFileSync(target);
    if (!isUtf8(bytes)) return '不是 UTF-8 编码，未作改动 / not in UTF-8, left as it is';
    const mark = bytes.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK);
    writeWhole(target, Buffer.concat([...(mark ? [BYTE_ORDER_MARK] : []), Buffer.from(text)]));
    return undefined;
  } catch (reason) {
    return `无法写入 / cannot be written: ${messageOf(reason)}`;
  }
}

/** Writes a file whole, or leaves it as it was. */
function writeWhole(file: string, bytes: Uint8Array): void {
  const beside = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(beside, bytes, { mode: statSync(file).mode });
    renameSync(beside, file);
  } finally {
    rmSync(beside, { force: true });
  }
}
