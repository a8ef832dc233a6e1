import { isReportFile } from '../../server/src/language.ts';
import { isLockFile } from '../../server/src/office/lock-files.ts';
import { ownUriOf } from './dropped-uris.ts';

/** A file that the user gave, or a folder that cannot be read. */
export interface GivenFile {
  /** As the user knows it. */
  readonly path: string;
  /** Undefined if the browser may not read it. */
  readonly file: File | undefined;
}

/**
 * The files that were dropped, and those in folders that were dropped. What was dropped itself is always read, if
 * only to say why it cannot be read. One that cannot be read does not keep the others from being read.
 */
export async function filesDropped({ items, files }: DataTransfer): Promise<GivenFile[]> {
  // The entries are gone once the event is over.
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length === 0) return filesChosen(files);
  const found = await Promise.all(
    entries.map(async (entry) =>
      isFile(entry) ? [{ path: entry.name, file: await fileOf(entry) }] : filesIn(entry),
    ),
  );
  return found.flat();
}

/** The files that were chosen in a dialog, or those in the folder that was chosen. */
export function filesChosen(files: Iterable<File>): GivenFile[] {
  return [...files].flatMap((file) => {
    const path = file.webkitRelativePath;
    if (path === '') return { path: file.name, file };
    return isRead(path) ? { path, file } : [];
  });
}

async function filesIn(entry: FileSystemEntry): Promise<GivenFile[]> {
  const path = entry.fullPath.replace(/^\//, '');
  if (isFile(entry)) return isRead(path) ? [{ path, file: await fileOf(entry) }] : [];
  if (!isFolder(entry)) return [];
  const reader = entry.createReader();
  const found: GivenFile[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[] | undefined>((resolve) => {
      reader.readEntries(resolve, () => resolve(undefined));
    });
    if (!some) return [...found, { path, file: undefined }];
    // A folder is read piece by piece, until there are none left.
    if (some.length === 0) return found;
    for (const inside of some) found.push(...(await filesIn(inside)));
  }
}

/** Whether a file in a folder is read: it may hold reports, or is one that they are judged by. */
function isRead(path: string): boolean {
  const names = path.split('/');
  if (ownUriOf(path) !== undefined) return true;
  const isHidden = names.some((name) => name.startsWith('.'));
  return !isHidden && isReportFile(path) && !isLockFile(names.at(-1) ?? '');
}

function fileOf(entry: FileSystemFileEntry): Promise<File | undefined> {
  return new Promise((resolve) => entry.file(resolve, () => resolve(undefined)));
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
