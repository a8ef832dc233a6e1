import {
  type CodeAction,
  CodeActionKind,
  commands,
  type Diagnostic,
  l10n,
  languages,
  type Range,
  type TextDocument,
  workspace,
} from 'vscode';
import { tellOfChange } from '../write-figures.ts';

/** The command that fills in totals. */
const FILL_TOTALS = 'gouji.fillTotals';

/** How many fixes are requested with their edits. */
const MOST_FIXES = 50;

/** The actions for a cell, and the findings about its figure. */
export interface CellMenuContent {
  readonly says: readonly string[];
  readonly items: readonly MenuItem[];
}

interface MenuItem {
  readonly title: string;
  run(): Promise<void>;
}

/** The actions that the editor would offer for a figure, for a menu in the view. */
export async function menuAt(document: TextDocument, range: Range): Promise<CellMenuContent> {
  const { version } = document;
  const actions = await commands.executeCommand<CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    CodeActionKind.QuickFix.value,
    MOST_FIXES,
  );
  const items = actions.filter(isOurs).map((action) => ({
    title: action.title,
    run: () => carryOut(action, document, version),
  }));
  const says = languages
    .getDiagnostics(document.uri)
    .filter((finding) => isFinding(finding) && finding.range.intersection(range))
    .map(({ message }) => message);
  return { says, items: [...items, ...(await totals())] };
}

async function totals(): Promise<MenuItem[]> {
  if (!(await commands.getCommands(true)).includes(FILL_TOTALS)) return [];
  const run = async () => {
    await commands.executeCommand(FILL_TOTALS);
  };
  return [{ title: l10n.t('Fill In the Totals'), run }];
}

/** Whether an action is ours. Actions of other extensions may be commands; our edits have no command. */
function isOurs({ edit, command, disabled }: CodeAction): boolean {
  if (disabled) return false;
  return command ? command.command.startsWith('gouji.') : edit !== undefined;
}

function isFinding({ source }: Diagnostic): boolean {
  return source === 'gouji';
}

async function carryOut(
  { edit, command }: CodeAction,
  document: TextDocument,
  version: number,
): Promise<void> {
  if (edit) {
    if (document.version !== version) {
      tellOfChange();
      return;
    }
    if (!(await workspace.applyEdit(edit))) return;
  }
  if (command) await commands.executeCommand(command.command, ...(command.arguments ?? []));
}
