import { l10n, type TextEditor } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { RepairView } from '../../../server/src/protocol.ts';
import { type Choice, pickSome } from '../shown/choices.ts';
import { tell } from '../shown/messages.ts';
import { writeFigures } from '../write-figures.ts';
import { askForRepairs } from './ask-for-repairs.ts';
import { editOf } from './edit-of.ts';
import { previewing } from './preview-repairs.ts';

/** Lists every certain repair, ticked and previewed in the editor, and applies those that stay ticked. */
export async function applyRepairs(client: BaseLanguageClient, editor: TextEditor): Promise<void> {
  const { document } = editor;
  const { version, faults } = await askForRepairs(client, document);
  const choices = faults.flatMap(({ decided, repairs: [repair] }): Choice<RepairView>[] => {
    if (!decided || !repair) return [];
    return [{ label: repair.title, detail: repair.effect.join(l10n.t('; ')), value: repair }];
  });
  if (choices.length === 0) {
    tell(
      faults.length > 0
        ? l10n.t(
            'No unique correction can be determined. “Choose Repair…” lists the possible ones.',
          )
        : l10n.t('The tables of this report have nothing to repair.'),
    );
    return;
  }
  const chosen = await previewing(client, editor, (show) => {
    show(choices.map(({ value }) => value));
    return pickSome(choices, {
      title: l10n.t('Certain repairs: {0}', choices.length),
      placeHolder: l10n.t(
        'Untick what should stay as it is. Enter writes the others into the draft.',
      ),
    });
  });
  if (!chosen) return;
  if (chosen.length === 0) tell(l10n.t('Nothing was ticked, so nothing was changed.'));
  else await writeFigures(document, version, editOf(client, document, chosen));
}
