/** Stands in for the module `vscode` and records the texts that it is given to show. */

/** All strings that VS Code was given since the last `takeGiven`. */
let given: string[] = [];

/** Returns the recorded strings and forgets them. */
export function takeGiven(): readonly string[] {
  const taken = given;
  given = [];
  return taken;
}

function keep(value: unknown): void {
  if (typeof value === 'string') given.push(value);
  else if (typeof value === 'object' && value !== null) Object.values(value).forEach(keep);
}

/** An object that records every string that is put into it. */
function kept(own: object): object {
  return new Proxy(own, {
    set(target, name, value) {
      keep(value);
      return Reflect.set(target, name, value);
    },
  });
}

const shows = async (...texts: unknown[]): Promise<void> => keep(texts);
const silent = (): void => {};

export const window = {
  showInformationMessage: shows,
  showWarningMessage: shows,
  showErrorMessage: shows,
  showQuickPick: shows,
  async showInputBox(options: { validateInput(text: string): string | undefined }) {
    keep(options);
    keep(options.validateInput(''));
  },
  setStatusBarMessage: (text: string) => keep(text),
  withProgress: async (options: unknown, work: () => unknown) => {
    keep(options);
    return work();
  },
  createStatusBarItem: () => kept({ show: silent, hide: silent, dispose: silent }),
};

export const languages = {
  createLanguageStatusItem: () => kept({ dispose: silent }),
};

export const ProgressLocation = { Window: 10 };
export const StatusBarAlignment = { Right: 2 };
export const LanguageStatusSeverity = { Information: 0, Error: 2 };
export const TreeItemCollapsibleState = { None: 0, Collapsed: 1, Expanded: 2 };

export class TreeItem {
  constructor(label: string) {
    keep(label);
    // biome-ignore lint/correctness/noConstructorReturn: what is put into the item later is shown as well
    return kept(this) as TreeItem;
  }
}
