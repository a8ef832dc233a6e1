import type { TextEditor } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { RepairView } from '../../../server/src/protocol.ts';
import { preview } from '../shown/preview.ts';

/**
 * Asks the user about repairs while the editor previews the current one.
 *
 * @param ask Receives a function that previews repairs.
 */
export async function previewing<T>(
  { protocol2CodeConverter }: BaseLanguageClient,
  editor: TextEditor,
  ask: (show: (repairs: readonly RepairView[]) => void) => Promise<T>,
): Promise<T> {
  const shown = preview(editor);
  try {
    return await ask((repairs) =>
      shown.show(
        repairs
          .flatMap(({ edits }) => edits)
          .map(({ range, newText }) => ({
            range: protocol2CodeConverter.asRange(range),
            text: newText,
          })),
      ),
    );
  } finally {
    shown.dispose();
  }
}
