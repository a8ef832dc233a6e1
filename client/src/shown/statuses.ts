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

/** The content of a status bar item. */
export interface StatusBarText {
  /** Name of a VS Code icon. */
  readonly icon: string;
  readonly text: string;
  /** Tooltip, and text for screen readers. */
  readonly explanation: string;
  /** Command of a click. */
  readonly command: string;
}

/** An item at the right of the status bar. */
export interface StatusBarEntry extends Disposable {
  /** Shows a content; undefined hides the item. */
  show(what: StatusBarText | undefined): void;
}

/** Makes a status bar item, which is hidden at first. */
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

/** The content of a language status item. */
export interface LanguageStatusText {
  readonly selector: DocumentSelector;
  readonly text: string;
  readonly detail: string;
  readonly isBusy: boolean;
  readonly isError: boolean;
  readonly command: Command;
}

/** A language status item. */
export interface LanguageStatusEntry extends Disposable {
  show(what: LanguageStatusText): void;
}

/** Makes a language status item for the documents that the first content selects. */
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
