import { type Uri, workspace } from 'vscode';

/** Whether there is a file or a folder of this name. */
export async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
