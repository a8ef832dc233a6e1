import { FileDecoration, ThemeColor } from 'vscode';
import { plainText } from '../../../server/src/plain-text.ts';

/** A number behind the name of a file in the explorer; VS Code shows two characters. */
export function badge(count: number, tooltip: string, isError: boolean): FileDecoration {
  const color = new ThemeColor(isError ? 'list.errorForeground' : 'list.warningForeground');
  return new FileDecoration(count > 99 ? '9+' : String(count), plainText(tooltip), color);
}
