import { l10n, type Range, Selection, type TextEditor, window } from 'vscode';
import { mention } from '../shown/messages.ts';

/** Goes to the next figure to be filled in after the cursor; after the last one, to the first. */
export async function goToNextBlank(
  { document, selection }: TextEditor,
  blanks: readonly Range[],
): Promise<void> {
  const next = blanks.find(({ start }) => start.isAfter(selection.active)) ?? blanks[0];
  if (!next) {
    mention(l10n.t('No figure of this report is still to be filled in.'));
    return;
  }
  await window.showTextDocument(document, { selection: new Selection(next.start, next.end) });
}
