import { FileType, Uri, workspace } from 'vscode';

/** Why a file is left alone: its path contains a link, or it is outside the workspace. */
export class BeyondWorkspace extends Error {
  /** The link, or the file itself if it is outside. */
  readonly uri: Uri;

  constructor(uri: Uri) {
    super(`${uri} is a link, or lies outside the workspace`);
    this.uri = uri;
  }
}

/**
 * Makes sure that a file is in a workspace folder and that no part of its path is a link, because VS Code
 * does not say where links lead. A missing file is no link.
 *
 * @throws BeyondWorkspace Otherwise.
 */
export async function stayInWorkspace(uri: Uri): Promise<void> {
  const folder = workspace.getWorkspaceFolder(uri)?.uri;
  const names = folder ? uri.path.slice(folder.path.replace(/\/$/, '').length + 1).split('/') : [];
  if (!folder || names.includes('..')) throw new BeyondWorkspace(uri);
  const places = names.map((_, index) => Uri.joinPath(folder, ...names.slice(0, index + 1)));
  const areLinks = await Promise.all(places.map(isLink));
  const link = places[areLinks.indexOf(true)];
  if (link) throw new BeyondWorkspace(link);
}

async function isLink(uri: Uri): Promise<boolean> {
  try {
    return ((await workspace.fs.stat(uri)).type & FileType.SymbolicLink) !== 0;
  } catch {
    return false;
  }
}
