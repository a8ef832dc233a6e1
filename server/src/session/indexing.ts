import type { Files, Workspace } from '../workspace/workspace.ts';
import { describe } from './describe.ts';
import { LateProgress, type ProgressHost } from './late-progress.ts';
import type { SettingsInForce } from './settings-in-force.ts';

/** Reads the reports of the workspace in the background; no request waits for it. */
export async function indexWorkspace(
  host: ProgressHost,
  workspace: Workspace,
  files: Files,
  settings: SettingsInForce,
  isWanted?: (uri: string) => boolean,
): Promise<void> {
  const title = () => settings.current.t('Reading the reports of the workspace');
  const progress = new LateProgress(host, title, true);
  try {
    await workspace.indexAll(files, (done, all) => progress.report(done, all), isWanted);
  } catch (error) {
    host.connection.console.error(`index: ${describe(error)}`);
  }
  progress.done();
}
