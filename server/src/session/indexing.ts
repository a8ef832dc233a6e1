import { describe } from './describe.ts';
import { LateProgress } from './late-progress.ts';
import type { ServerSession } from './server-session.ts';

/** Reads the reports of the workspace in the background. No request waits for it. */
export async function indexWorkspace(
  session: ServerSession,
  isWanted?: (uri: string) => boolean,
): Promise<void> {
  const { connection, workspace, files, settings } = session;
  const title = () => settings.current.t('Reading the reports of the workspace');
  const progress = new LateProgress(session, title, true);
  try {
    await workspace.indexAll(files, (done, all) => progress.report(done, all), isWanted);
  } catch (error) {
    connection.console.error(`index: ${describe(error)}`);
  }
  progress.done();
}
