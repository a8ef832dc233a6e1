import { type QuickPickItem, type QuickPickOptions, window } from 'vscode';
import { plainText } from '../../../server/src/plain-text.ts';

/** What the user is asked to write. */
interface TextQuestion {
  readonly title: string;
  readonly prompt: string;
  /** Shown where nothing is written yet. */
  readonly placeHolder: string;
  /** What is written there at first. */
  readonly value?: string;
  /** Whether the question stays while the user looks something up elsewhere. */
  readonly stays?: boolean;
  /** What is wrong with an answer; undefined where it will do. */
  readonly problemOf: (text: string) => string | undefined;
}

/** Asks for a text; undefined where the user turns back. */
export function askForText(question: TextQuestion): Thenable<string | undefined> {
  const { title, prompt, placeHolder, value = '', stays = false, problemOf } = question;
  return window.showInputBox({
    title: plainText(title),
    prompt: plainText(prompt),
    placeHolder: plainText(placeHolder),
    value,
    ignoreFocusOut: stays,
    validateInput: (text) => {
      const problem = problemOf(text);
      return problem === undefined ? undefined : plainText(problem);
    },
  });
}

/** A line to pick, with what it stands for. */
export interface Choice<T> {
  readonly label: string;
  /** Behind the label. */
  readonly description?: string;
  /** Below the label. */
  readonly detail?: string;
  readonly value: T;
}

/** What the user is to pick from a list. */
interface ListQuestion {
  readonly title: string;
  readonly placeHolder?: string;
  /** Whether the question stays while the user looks something up elsewhere. */
  readonly stays?: boolean;
}

/**
 * Has one of several lines picked; undefined where the user turns back.
 *
 * @param looksAt Called with what the line stands for that the user is at.
 */
export async function pick<T>(
  choices: readonly Choice<T>[],
  question: ListQuestion,
  looksAt: (value: T) => void = () => {},
): Promise<T | undefined> {
  const items = choices.map(itemOf);
  const onDidSelectItem = (item: QuickPickItem | string): void => {
    const found = items.find((one) => one === item);
    if (found) looksAt(found.value);
  };
  return (await window.showQuickPick(items, { ...optionsOf(question), onDidSelectItem }))?.value;
}

/** Has any number of lines ticked, all of them at first; undefined where the user turns back. */
export async function pickSome<T>(
  choices: readonly Choice<T>[],
  question: ListQuestion,
): Promise<T[] | undefined> {
  const items = choices.map((choice) => ({ ...itemOf(choice), picked: true }));
  const options = { ...optionsOf(question), canPickMany: true as const };
  return (await window.showQuickPick(items, options))?.map(({ value }) => value);
}

function itemOf<T>({ label, description = '', detail = '', value }: Choice<T>) {
  return {
    label: plainText(label),
    description: plainText(description),
    detail: plainText(detail),
    value,
  };
}

function optionsOf({ title, placeHolder = '', stays = false }: ListQuestion): QuickPickOptions {
  return {
    title: plainText(title),
    placeHolder: plainText(placeHolder),
    ignoreFocusOut: stays,
    matchOnDetail: true,
  };
}
