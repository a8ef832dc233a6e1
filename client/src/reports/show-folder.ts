import { commands, workspace } from 'vscode';

/** Names of files that are reports. `package.json` activates the extension for the same names. */
const reports = [
  '**/*.{gouji,report.txt}',
  '**/*{年度报告,年报}*.{txt,md,markdown,html,htm,docx,xlsx}',
];

/** Shows the view of the folder's reports if the folder has files named like reports. */
export async function showFolder(): Promise<void> {
  for (const pattern of reports) {
    const [first] = await workspace.findFiles(pattern, '**/node_modules/**', 1);
    if (!first) continue;
    await commands.executeCommand('setContext', 'gouji.inFolder', true);
    return;
  }
}
