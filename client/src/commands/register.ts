import { commands, Disposable } from 'vscode';
import type { AcceptableFinding } from '../../../server/src/protocol.ts';
import type { Session } from '../session.ts';
import { goToNextInvalidCell, goToPreviousInvalidCell } from './step-through-findings.ts';

/** Registers the commands that package.json contributes; those about the server open the session. */
export function registerCommands(open: () => Promise<Session>): Disposable {
  return Disposable.from(
    commands.registerCommand('gouji.nextInvalidCell', goToNextInvalidCell),
    commands.registerCommand('gouji.previousInvalidCell', goToPreviousInvalidCell),
    commands.registerCommand('gouji.showTable', async (...what) => (await open()).showTable(what)),
    commands.registerCommand('gouji.chooseRepair', async () => (await open()).chooseRepair()),
    commands.registerCommand('gouji.applyRepairs', async () => (await open()).applyRepairs()),
    commands.registerCommand('gouji.showYears', async () => (await open()).showYears()),
    commands.registerCommand('gouji.newReport', async () => (await open()).newReport()),
    commands.registerCommand('gouji.acceptFinding', async (finding?: AcceptableFinding) =>
      (await open()).acceptFinding(finding),
    ),
    commands.registerCommand('gouji.restartServer', async () => (await open()).restart()),
    commands.registerCommand('gouji.showOutput', async () => (await open()).showOutput()),
  );
}
