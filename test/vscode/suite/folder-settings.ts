import * as vscode from 'vscode';
import { findings, folder, withDraft } from './drafts.ts';
import { test, until } from './harness.ts';

const sheet = 'Region,Men,Women,Total\nNorth,12,30,42\nCoast,15,22,36\nHills,7,9,16\n';

async function untilFindings(
  document: vscode.TextDocument,
  expected: readonly string[],
): Promise<void> {
  await until(expected.join(), () => findings(document).join() === expected.join());
}

test('checks by the settings in the folder, unless the user has chosen otherwise', async () => {
  const config = vscode.Uri.joinPath(folder(), '.gouji/config.json');
  const write = (settings: object) =>
    vscode.workspace.fs.writeFile(config, new TextEncoder().encode(JSON.stringify(settings)));
  const choose = (tables: string | undefined) =>
    vscode.workspace
      .getConfiguration('gouji')
      .update('tables', tables, vscode.ConfigurationTarget.Global);
  await withDraft('sums.csv', sheet, async (document) => {
    await untilFindings(document, ['declared-total 36']);
    await write({ tables: 'off' });
    try {
      await untilFindings(document, []);
      await choose('declared');
      await untilFindings(document, ['declared-total 36']);
      await choose(undefined);
      await untilFindings(document, []);
      await write({ ignore: ['*.csv'] });
      await untilFindings(document, []);
    } finally {
      await choose(undefined);
      await vscode.workspace.fs.delete(config);
    }
    await untilFindings(document, ['declared-total 36']);
  });
});
