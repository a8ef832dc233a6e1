import type { WebviewPanel } from 'vscode';
import { plainText } from '../../../server/src/plain-text.ts';

/** Names a panel, in its tab, in the title of the window and in the list of what is open. */
export function entitle(panel: Pick<WebviewPanel, 'title'>, title: string): void {
  panel.title = plainText(title);
}
