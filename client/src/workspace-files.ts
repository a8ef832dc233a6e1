import { Disposable, type FileSystemWatcher, FileType, l10n, Uri, workspace } from 'vscode';
import {
  type BaseLanguageClient,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type FileEvent,
} from 'vscode-languageclient';
import { contentOf, LARGEST_FILE } from '../../server/src/bytes/content.ts';
import { isOfficeFile } from '../../server/src/language.ts';
import {
  type FindFilesParams,
  findFilesRequest,
  type ReadFileParams,
  readFileRequest,
} from '../../server/src/protocol.ts';
import { debounce } from './debounce.ts';
import { decode } from './decode.ts';
import { mayBeWanted } from './guesses.ts';
import { stayInWorkspace } from './links.ts';
import { readContent } from './office/office-content.ts';

const reportFiles = '**/*.{gouji,txt,md,markdown,html,htm,csv,tsv,docx,xlsx}';
/** Forms of the workspace's own. */
const formFiles = '**/.gouji/forms/*.json';
/** What is accepted. */
const acceptedFiles = '**/.gouji/accepted.json';
/** Settings of folders. */
const configFiles = '**/.gouji/config.json';
const patterns = {
  reports: reportFiles,
  forms: formFiles,
  accepted: acceptedFiles,
  config: configFiles,
};
const otherPeoplesFiles = '**/node_modules/**';

/** No report is that long; a log file may be. */
const MOST_BYTES = 4_000_000;

/** Tells of changes to the files that may hold reports, to the forms, to what is accepted, and to settings. */
export function watchFiles(): FileSystemWatcher[] {
  return Object.values(patterns).map((pattern) => workspace.createFileSystemWatcher(pattern));
}

/** In milliseconds. Deleting a folder may cause one event for each of its files. */
const PAUSE = 200;

/**
 * Tells the server when folders appear or disappear. VS Code may report nothing about the files in them,
 * and the watchers of files do not see folders. For something that disappeared, it is not known whether
 * it was a folder.
 */
function watchFolders(client: BaseLanguageClient): Disposable {
  const changes: FileEvent[] = [];
  const tell = debounce(PAUSE, () => {
    const told = { changes: changes.splice(0) };
    if (client.isRunning()) {
      void client.sendNotification(DidChangeWatchedFilesNotification.type, told);
    }
  });
  const note = (uri: Uri, type: FileChangeType): void => {
    changes.push({ uri: client.code2ProtocolConverter.asUri(uri), type });
    tell.call();
  };
  const watcher = workspace.createFileSystemWatcher('**/*', false, true, false);
  return Disposable.from(
    watcher,
    tell,
    watcher.onDidCreate(async (uri) => {
      if (await isFolder(uri)) note(uri, FileChangeType.Created);
    }),
    watcher.onDidDelete((uri) => note(uri, FileChangeType.Deleted)),
  );
}

async function isFolder(uri: Uri): Promise<boolean> {
  try {
    return ((await workspace.fs.stat(uri)).type & FileType.Directory) !== 0;
  } catch {
    return false;
  }
}

/** Answers the server's requests for files of the workspace, whatever file system it is on. */
export function serveWorkspaceFiles(client: BaseLanguageClient): Disposable {
  return Disposable.from(
    watchFolders(client),
    client.onRequest(findFilesRequest, async ({ what, limit }: FindFilesParams, token) => {
      const pattern = patterns[what];
      const files = await workspace.findFiles(pattern, otherPeoplesFiles, limit, token);
      return files.map((uri) => client.code2ProtocolConverter.asUri(uri));
    }),
    client.onRequest(readFileRequest, ({ uri }: ReadFileParams) =>
      readFile(client, Uri.parse(uri)),
    ),
  );
}

/**
 * The text of a file. Null if the file is in no folder of the workspace or behind a link, if it cannot be
 * read, or if it is certainly of no interest and so need not be sent.
 */
async function readFile(client: BaseLanguageClient, uri: Uri): Promise<string | null> {
  try {
    const [{ type, size }] = await Promise.all([workspace.fs.stat(uri), stayInWorkspace(uri)]);
    // The server itself says so if a form or another file of ours is too large.
    const isOwn = uri.path.endsWith('.json');
    // Pictures make an office file large, and are not read.
    const isOffice = isOfficeFile(uri.path);
    if ((type & FileType.File) === 0) return null;
    if (size > (isOwn || isOffice ? LARGEST_FILE : MOST_BYTES)) {
      const message = l10n.t('The file is large, so it is read only when it is opened.');
      client.warn(`${uri}: ${message}`, undefined, false);
      return null;
    }
    const bytes = await workspace.fs.readFile(uri);
    const content = isOffice ? readContent(bytes) : contentOf(bytes, decode);
    if (!('text' in content)) return null;
    return isOwn || mayBeWanted(uri.path, content.text) ? content.text : null;
  } catch {
    // The file is gone, or we may not read it.
    return null;
  }
}
