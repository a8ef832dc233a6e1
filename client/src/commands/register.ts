import { commands, Disposable, type Uri, window } from 'vscode';
import type { TextDocumentPositionParams } from 'vscode-languageclient';
import { plainText } from '../../../server/src/plain-text.ts';
import type { AcceptableFinding } from '../../../server/src/protocol.ts';
import { openSample } from '../sample.ts';
import type { Session } from '../session.ts';
import type { TableNode } from '../tables/node.ts';
import { goToNextInvalidCell, goToPreviousInvalidCell } from './step-through-findings.ts';

/** Registers the commands that package.json contributes; those about the server open the session. */
export function registerCommands(extensionUri: Uri, open: () => Promise<Session>): Disposable {
  return Disposable.from(
    command('gouji.nextInvalidCell', goToNextInvalidCell),
    command('gouji.previousInvalidCell', goToPreviousInvalidCell),
    command('gouji.showTable', async (...what) => (await open()).showTable(what)),
    command('gouji.chooseRepair', async (place?: TextDocumentPositionParams) =>
      (await open()).chooseRepair(place),
    ),
    command('gouji.applyRepairs', async () => (await open()).applyRepairs()),
    command('gouji.showYears', async () => (await open()).showYears()),
    command('gouji.newReport', async () => (await open()).newReport()),
    command('gouji.checkAll', async () => (await open()).checkAll()),
    command('gouji.acceptFinding', async (finding?: AcceptableFinding) =>
      (await open()).acceptFinding(finding),
    ),
    command('gouji.withdrawAcceptance', async (which?: AcceptableFinding | TableNode) =>
      (await open()).withdrawAcceptance(which && 'item' in which ? which.accepted : which),
    ),
    command('gouji.checkReport', async () => (await open()).checkReport()),
    command('gouji.fillTotals', async () => (await open()).fillIn('totals')),
    command('gouji.fillBlanks', async () => (await open()).fillIn('blanks')),
    command('gouji.nextBlank', async () => (await open()).nextBlank()),
    command('gouji.copyFindings', async () => (await open()).copyFindings()),
    command('gouji.openSample', async () => {
      await window.showTextDocument(await openSample(extensionUri));
    }),
    // The walkthrough alone calls it.
    command('gouji.takeStep', async (step?: unknown) => (await open()).takeStep(step)),
    command('gouji.restartServer', async () => (await open()).restart()),
    command('gouji.showOutput', async () => (await open()).showOutput()),
  );
}

/** VS Code shows why a command failed, and an error may name a file or quote a draft. */
function command<T extends unknown[]>(id: string, run: (...args: T) => Promise<void>): Disposable {
  return commands.registerCommand(id, async (...args: T) => {
    try {
      await run(...args);
    } catch (error) {
      throw new Error(plainText(error instanceof Error ? error.message : String(error)), {
        cause: error,
      });
    }
  });
}
