import {
  Disposable,
  EventEmitter,
  type FileChangeEvent,
  FileChangeType,
  FilePermission,
  type FileStat,
  FileSystemError,
  type FileSystemProvider,
  FileType,
  l10n,
  RelativePattern,
  Uri,
  workspace,
} from 'vscode';
import { isOfficeFile } from '../../../server/src/language.ts';
import { whyUnreadable } from '../../../server/src/office/why-not.ts';
import { type OfficeReading, OfficeReadings } from './office-readings.ts';
import { fileUri } from './office-uri.ts';
import { RefusedSaves } from './refuse-save.ts';
import { lockFileOf, type RefusedSave, saveDraft } from './save-draft.ts';
import { ToldStates } from './told-states.ts';

/**
 * Office files as texts. VS Code opens and saves them like any other file. The properties that it sees, such as the
 * date, are those of the office file. Nothing in here needs the server.
 */
export class OfficeFileSystem implements FileSystemProvider {
  readonly #changed = new EventEmitter<FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;
  readonly refused = new RefusedSaves();
  readonly #readings = new OfficeReadings();
  readonly #told = new ToldStates();

  /** Also fires when the file is renamed: the file with the old name is then deleted. */
  watch(uri: Uri): Disposable {
    const file = fileUri(uri);
    // The folder is watched because the name of the file may contain characters that are special in a pattern.
    const folder = new RelativePattern(Uri.joinPath(file, '..'), '*');
    const watcher = workspace.createFileSystemWatcher(folder);
    const tell = (type: FileChangeType) => (changed: Uri) => {
      if (String(changed) === String(file)) this.#changed.fire([{ type, uri }]);
    };
    return Disposable.from(
      watcher,
      watcher.onDidCreate(tell(FileChangeType.Created)),
      watcher.onDidChange(tell(FileChangeType.Changed)),
      watcher.onDidDelete(tell(FileChangeType.Deleted)),
    );
  }

  async stat(uri: Uri): Promise<FileStat> {
    const file = fileUri(uri);
    const stat = await workspace.fs.stat(file);
    if ((stat.type & FileType.File) === 0) return stat;
    const { checksum, content } = await this.#readings.read(file, stat);
    const told = { ...stat, ...this.#told.tell(String(file), stat.mtime, checksum) };
    const isReadonly =
      workspace.fs.isWritableFileSystem(file.scheme) === false ||
      ('unwritable' in content && content.unwritable !== undefined);
    return isReadonly ? { ...told, permissions: FilePermission.Readonly } : told;
  }

  async readFile(uri: Uri): Promise<Uint8Array> {
    const { content } = await this.read(fileUri(uri));
    if ('refused' in content) {
      throw FileSystemError.Unavailable(whyUnreadable(content.refused, l10n.t));
    }
    const { textFileOf } = await import('./office-content.ts');
    return textFileOf(content);
  }

  /** Reads an office file, unless it has not changed since it was read. */
  async read(file: Uri): Promise<OfficeReading> {
    return this.#readings.read(file, await workspace.fs.stat(file));
  }

  /** Writes the text of a draft into its file. If that cannot be done, offers to save it as another file. */
  async writeFile(uri: Uri, saved: Uint8Array): Promise<void> {
    const refused = await this.#save(uri, saved);
    if (refused) throw this.refused.refuse({ ...refused, document: uri, saved });
    this.refused.forget(uri);
  }

  async #save(uri: Uri, saved: Uint8Array): Promise<RefusedSave | undefined> {
    const file = fileUri(uri);
    if (!isOfficeFile(file.path)) return { why: l10n.t('Only office files are saved here.') };
    try {
      const lock = await lockFileOf(file);
      if (lock !== undefined) return { why: whyLocked(lock) };
      const reading = await this.#readings.readNow(file);
      // VS Code has just made its own comparison, but with the state that it was given earlier.
      if (this.#told.isOutdated(String(file), reading.checksum)) {
        this.#changed.fire([{ type: FileChangeType.Changed, uri }]);
        return {
          why: l10n.t('Another program has just changed the file. Save again to compare the two.'),
        };
      }
      return await saveDraft(file, reading, saved);
    } catch (error) {
      return { why: whyFailed(error) };
    } finally {
      this.#readings.forget(file);
    }
  }

  /** Forgets what was read of a document that is no longer open. */
  forget(uri: Uri): void {
    this.#readings.forget(fileUri(uri));
    this.refused.forget(uri);
  }

  createDirectory(): never {
    throw FileSystemError.NoPermissions();
  }

  delete(): never {
    throw FileSystemError.NoPermissions();
  }

  readDirectory(): never {
    throw FileSystemError.NoPermissions();
  }

  rename(): never {
    throw FileSystemError.NoPermissions();
  }
}

function whyLocked(lock: string): string {
  return l10n.t(
    'The file seems to be open in an office program, because “{0}” lies beside it. Close it there, and save again.',
    lock,
  );
}

function whyFailed(error: unknown): string {
  if (error instanceof FileSystemError && error.code === 'FileNotFound') {
    return l10n.t('There is no file of this name: it may have been renamed or deleted.');
  }
  const reason = error instanceof Error ? error.message : String(error);
  return l10n.t('The file cannot be written: {0}', reason);
}
