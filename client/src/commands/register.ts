import { commands, Disposable, type Uri, window } from 'vscode';
import type { TextDocumentPositionParams } from 'vscode-languageclient';
import { plainText } from '../../../server/src/plain-text.ts';
import type { AcceptableFinding } from '../../../server/src/protocol.ts';
import type { OfficeFiles } from '../office/office-files.ts';
import { openSample } from '../sample.ts';
import type { Session } from '../session.ts';
import type { TableNode } from '../tables/node.ts';
import { goToNextInvalidCell, goToPreviousInvalidCell } from './step-through-findings.ts';

/** Registers the commands that `package.json` contributes. Those that need the server open the session. */
export function registerCommands(
  extensionUri: Uri,
  officeFiles: OfficeFiles,
  open: () => Promise<Session>,
): Disposable {
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
    command('gouji.sumReports', async (folder?: Uri) => (await open()).sumReports(folder)),
    command('gouji.writeReviewPage', async (folder?: Uri) =>
      (await open()).writeReviewPage(folder),
    ),
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
    command('gouji.exportReport', async (file?: Uri) => (await open()).exportReport(file)),
    command('gouji.openOfficeFile', (file?: Uri) => officeFiles.open(file)),
    // Only the message uses these two in which VS Code says why a file was not saved.
    command('gouji.saveRefusedDraft', (which: number) => officeFiles.refused.saveAsDraft(which)),
    command('gouji.showRefusedPlace', (which: number) => officeFiles.refused.showPlace(which)),
    command('gouji.openSample', async () => {
      await window.showTextDocument(await openSample(extensionUri));
    }),
    // Only the walkthrough uses this command.
    command('gouji.takeStep', async (step?: unknown) => (await open()).takeStep(step)),
    command('gouji.restartServer', async () => (await open()).restart()),
    command('gouji.showOutput', async () => (await open()).showOutput()),
  );
}

/**
 * VS Code shows why a command failed. The error may contain a file name or a quotation from a draft, so
 * it is made plain.
 */
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
