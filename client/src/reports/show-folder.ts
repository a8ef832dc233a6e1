import { commands, workspace } from 'vscode';

/** How files are named that are reports; each also activates the extension, as `package.json` has it. */
const reports = ['**/*.{gouji,report.txt}', '**/*{年度报告,年报}*.{txt,md,markdown,html,htm}'];

/** Shows the view of the folder's reports where there are files that are reports by their names. */
export async function showFolder(): Promise<void> {
  for (const pattern of reports) {
    const [first] = await workspace.findFiles(pattern, '**/node_modules/**', 1);
    if (!first) continue;
    await commands.executeCommand('setContext', 'gouji.inFolder', true);
    return;
  }
}
