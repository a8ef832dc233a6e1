import { l10n, Uri, workspace } from 'vscode';
import { lockFilesOf } from '../../../server/src/office/lock-files.ts';
import { whyNotEdited, whyUnreadable, whyUnwritable } from '../../../server/src/office/why-not.ts';
import { exists } from '../exists.ts';
import type { OfficeReading } from './office-readings.ts';

/** Why the text of a draft was not written into its office file. */
export interface RefusedSave {
  /** In sentences for the user. */
  readonly why: string;
  /** The place in the text that cannot be saved, if it is a single place. */
  readonly at?: { readonly line: number; readonly character: number };
}

/** Writes the text of a draft into the office file that it was read from, unless an edit cannot be made there. */
export async function saveDraft(
  file: Uri,
  { content }: OfficeReading,
  saved: Uint8Array,
): Promise<RefusedSave | undefined> {
  if ('refused' in content) return { why: whyUnreadable(content.refused, l10n.t) };
  const { editedText, writeContent } = await import('./office-content.ts');
  const text = editedText(content, saved);
  if (text === content.text) return undefined;
  const written = writeContent(content, text, {
    tracked: workspace.getConfiguration('gouji.office', file).get<boolean>('trackChanges'),
    author: { name: 'Gouji', date: now() },
  });
  if (written instanceof Uint8Array) {
    await workspace.fs.writeFile(file, written);
    return undefined;
  }
  const [{ refused, at }] = written;
  if (refused === 'unwritable') {
    return { why: content.unwritable ? whyUnwritable(content.unwritable, l10n.t) : '' };
  }
  const lines = text.slice(0, at).split('\n');
  const place = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  return { why: whyNotEdited(refused, l10n.t), ...(refused !== 'unlike' && { at: place }) };
}

/** The name of the lock file that an office program keeps while it has a file open; undefined if there is none. */
export async function lockFileOf(file: Uri): Promise<string | undefined> {
  const names = lockFilesOf(file.path.split('/').at(-1) ?? '');
  const found = await Promise.all(names.map((name) => exists(Uri.joinPath(file, '..', name))));
  return names[found.indexOf(true)];
}

/** The time in the format of tracked changes: `2025-01-31T09:00:00Z`. */
function now(): string {
  return new Date().toISOString().replace(/\.\d+/, '');
}
