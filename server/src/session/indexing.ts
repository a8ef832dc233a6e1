import type { Connection } from 'vscode-languageserver';
import type { Platform } from '../platform.ts';
import type { Files, Workspace } from '../workspace/workspace.ts';
import { describe } from './describe.ts';
import { LateProgress } from './late-progress.ts';
import type { SettingsInForce } from './settings-in-force.ts';

/** Reads the reports of the workspace in the background; no request waits for it. */
export async function indexWorkspace(
  connection: Connection,
  platform: Platform,
  workspace: Workspace,
  files: Files,
  settings: SettingsInForce,
): Promise<void> {
  const title = settings.current.t('Reading the reports of the workspace');
  const progress = new LateProgress(connection, platform, title, true);
  try {
    await workspace.indexAll(files, (done, all) => progress.report(done, all));
  } catch (error) {
    connection.console.error(`index: ${describe(error)}`);
  }
  await progress.done();
}
