import type { Connection } from 'vscode-languageserver';
import type { Files, Workspace } from '../workspace/workspace.ts';
import { describe } from './describe.ts';
import type { SettingsInForce } from './settings-in-force.ts';

/** Reads the reports of the workspace in the background; no request waits for it. */
export async function indexWorkspace(
  connection: Connection,
  workspace: Workspace,
  files: Files,
  settings: SettingsInForce,
): Promise<void> {
  const progress = await connection.window.createWorkDoneProgress();
  const { t } = settings.current;
  progress.begin(t('Reading the reports of the workspace'), 0, undefined, true);
  try {
    await workspace.indexAll(files, (done, all) => {
      progress.report(Math.floor((done / all) * 100), `${done}/${all}`);
      return !progress.token.isCancellationRequested;
    });
  } catch (error) {
    connection.console.error(`index: ${describe(error)}`);
  }
  progress.done();
}
