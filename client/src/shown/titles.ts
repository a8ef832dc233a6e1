import type { WebviewPanel } from 'vscode';
import { plainText } from '../../../server/src/plain-text.ts';

/**
 * Sets the title of a panel, which appears in its tab, in the window title and in the list of open
 * editors.
 */
export function entitle(panel: Pick<WebviewPanel, 'title'>, title: string): void {
  panel.title = plainText(title);
}
