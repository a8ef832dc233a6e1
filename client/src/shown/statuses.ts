import {
  type Command,
  type Disposable,
  type DocumentSelector,
  LanguageStatusSeverity,
  languages,
  StatusBarAlignment,
  window,
} from 'vscode';
import { plainText } from '../../../server/src/plain-text.ts';

/** What an item of the status bar says. */
export interface StatusBarText {
  /** Name of an icon of VS Code's own. */
  readonly icon: string;
  readonly text: string;
  /** Said on hovering, and to whoever hears the screen. */
  readonly explanation: string;
  /** What a click does. */
  readonly command: string;
}

/** An item at the right of the status bar. */
export interface StatusBarEntry extends Disposable {
  /** Undefined takes it away. */
  show(what: StatusBarText | undefined): void;
}

/** Makes an item for the status bar; hidden at first. */
export function statusBarEntry(id: string, name: string, priority: number): StatusBarEntry {
  const item = window.createStatusBarItem(id, StatusBarAlignment.Right, priority);
  item.name = plainText(name);
  return {
    show(what) {
      if (!what) {
        item.hide();
        return;
      }
      const label = plainText(what.explanation);
      item.text = `$(${what.icon}) ${plainText(what.text)}`;
      item.tooltip = label;
      item.accessibilityInformation = { label };
      item.command = what.command;
      item.show();
    },
    dispose: () => item.dispose(),
  };
}

/** What the status of a language says. */
export interface LanguageStatusText {
  readonly selector: DocumentSelector;
  readonly text: string;
  readonly detail: string;
  readonly isBusy: boolean;
  readonly isError: boolean;
  readonly command: Command;
}

/** A status beside the name of the language. */
export interface LanguageStatusEntry extends Disposable {
  show(what: LanguageStatusText): void;
}

/** Makes a status of the documents that the first text is for. */
export function languageStatusEntry(
  id: string,
  name: string,
  first: LanguageStatusText,
): LanguageStatusEntry {
  const item = languages.createLanguageStatusItem(id, first.selector);
  item.name = plainText(name);
  const show = ({ selector, text, detail, isBusy, isError, command }: LanguageStatusText): void => {
    item.selector = selector;
    item.busy = isBusy;
    item.severity = isError ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
    item.text = plainText(text);
    item.detail = plainText(detail);
    item.command = { ...command, title: plainText(command.title) };
  };
  show(first);
  return { show, dispose: () => item.dispose() };
}
