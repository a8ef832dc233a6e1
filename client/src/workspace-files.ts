import { Disposable, type FileSystemWatcher, FileType, l10n, Uri, workspace } from 'vscode';
import {
  type BaseLanguageClient,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type FileEvent,
} from 'vscode-languageclient';
import { contentOf, LARGEST_FILE } from '../../server/src/bytes/content.ts';
import {
  type FindFilesParams,
  findFilesRequest,
  type ReadFileParams,
  readFileRequest,
} from '../../server/src/protocol.ts';
import { debounce } from './debounce.ts';
import { hasMarks } from './documents.ts';
import { stayInWorkspace } from './links.ts';

const reportFiles = '**/*.{gouji,txt,md,markdown,html,htm,csv,tsv}';
/** Forms of the workspace's own. */
const formFiles = '**/.gouji/forms/*.json';
/** What is accepted. */
const acceptedFiles = '**/.gouji/accepted.json';
const patterns = { reports: reportFiles, forms: formFiles, accepted: acceptedFiles };
const otherPeoplesFiles = '**/node_modules/**';

/** No report is that long; a log file may be. */
const MOST_BYTES = 4_000_000;

/** Tells of changes to the files that may hold reports, to the forms, and to what is accepted. */
export function watchFiles(): FileSystemWatcher[] {
  return Object.values(patterns).map((pattern) => workspace.createFileSystemWatcher(pattern));
}

/** Milliseconds: a folder that is deleted may be told of file by file. */
const PAUSE = 200;

/**
 * Tells the server of folders that come and go. Of what lies in them VS Code may say nothing, and the
 * watchers of files do not see the folders. What has gone could have been either.
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

/** Lets the server look for reports in the workspace, whatever file system that lies on. */
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
 * The text of a file; null where it lies in no folder of the workspace or behind a link, cannot be read, or
 * is neither report nor form: why send it then.
 */
async function readFile(client: BaseLanguageClient, uri: Uri): Promise<string | null> {
  try {
    const [{ type, size }] = await Promise.all([workspace.fs.stat(uri), stayInWorkspace(uri)]);
    // Of files of ours the server says itself where they are too large.
    const isOwn = uri.path.endsWith('.json');
    if ((type & FileType.File) === 0) return null;
    if (size > (isOwn ? LARGEST_FILE : MOST_BYTES)) {
      const message = l10n.t('The file is large, and read only when it is opened.');
      client.warn(`${uri}: ${message}`, undefined, false);
      return null;
    }
    const content = contentOf(await workspace.fs.readFile(uri), decode);
    if (content.kind !== 'text') return null;
    return hasMarks(content.text) || isOwn ? content.text : null;
  } catch {
    // Gone meanwhile, or not ours to read.
    return null;
  }
}

/** Decodes as `contentOf` wants it. */
export function decode(bytes: Uint8Array, encoding: 'utf-8' | 'gb18030'): string {
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
}
