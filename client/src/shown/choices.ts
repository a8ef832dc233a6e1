import { type QuickPickItem, type QuickPickOptions, window } from 'vscode';
import { plainText } from '../../../server/src/plain-text.ts';

/** A question for a text. */
interface TextQuestion {
  readonly title: string;
  readonly prompt: string;
  /** Shown while nothing has been typed. */
  readonly placeHolder: string;
  /** The text at first. */
  readonly value?: string;
  /** Whether the question stays open when it loses the focus, so that the user can look something up. */
  readonly stays?: boolean;
  /** What is wrong with an answer; undefined if it is valid. */
  readonly problemOf: (text: string) => string | undefined;
}

/** Asks for a text; undefined if the user cancels. */
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

/** An item of a list with its value. */
export interface Choice<T> {
  readonly label: string;
  /** Shown after the label. */
  readonly description?: string;
  /** Shown below the label. */
  readonly detail?: string;
  readonly value: T;
}

/** A question with a list of answers. */
interface ListQuestion {
  readonly title: string;
  readonly placeHolder?: string;
  /** Whether the question stays open when it loses the focus, so that the user can look something up. */
  readonly stays?: boolean;
}

/**
 * Lets the user pick one item; undefined if the user cancels.
 *
 * @param looksAt Called with the value of the item that has the focus.
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

/**
 * Lets the user pick any number of items, with all of them ticked at first; undefined if the user
 * cancels.
 */
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
