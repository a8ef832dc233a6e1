import { l10n, type Position, type TextEditor } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { FaultView, RepairView } from '../../../server/src/protocol.ts';
import { type Choice, pick } from '../shown/choices.ts';
import { tell } from '../shown/messages.ts';
import { writeFigures } from '../write-figures.ts';
import { askForRepairs } from './ask-for-repairs.ts';
import { editOf } from './edit-of.ts';
import { previewing } from './preview-repairs.ts';

/**
 * Lists every smallest repair of the fault at a place with its effect, previews it in the editor, and
 * applies the one that the user chooses.
 */
export async function chooseRepair(
  client: BaseLanguageClient,
  editor: TextEditor,
  at: Position = editor.selection.active,
): Promise<void> {
  const { version, faults } = await askForRepairs(client, editor.document);
  const mendable = faults.filter(({ repairs }) => repairs.length > 0);
  if (mendable.length === 0) {
    const message =
      faults.length > 0
        ? l10n.t(
            'Too many figures are inconsistent with each other, so no correction can be determined.',
          )
        : l10n.t('The tables of this report have nothing to repair.');
    tell(message);
    return;
  }
  const fault = await chooseFault(client, mendable, at);
  const repair =
    fault && (await previewing(client, editor, (show) => pickRepair(fault, (one) => show([one]))));
  if (!repair) return;
  const { document } = editor;
  await writeFigures(document, version, editOf(client, document, [repair]));
}

/** The only fault, or the fault reported or repaired at a place. Otherwise the user chooses. */
async function chooseFault(
  client: BaseLanguageClient,
  faults: readonly FaultView[],
  at: Position,
): Promise<FaultView | undefined> {
  if (faults.length === 1) return faults[0];
  const holds = (range: FaultView['range']) =>
    client.protocol2CodeConverter.asRange(range).contains(at);
  // A repair of another fault may change the figure at which this fault is reported.
  const here =
    faults.find(({ places }) => places.some(holds)) ??
    faults.find(({ repairs }) =>
      repairs.some(({ edits }) => edits.some(({ range }) => holds(range))),
    );
  if (here) return here;
  const choices = faults.map(
    (fault): Choice<FaultView> => ({
      label: fault.relations[0] ?? '',
      detail: fault.relations.slice(1).join(l10n.t('; ')),
      value: fault,
    }),
  );
  const title = l10n.t('Which error do you want to repair?');
  return pick(choices, { title });
}

async function pickRepair(
  { repairs, more }: FaultView,
  looksAt: (repair: RepairView) => void,
): Promise<RepairView | undefined> {
  const choices = repairs.map(
    (repair): Choice<RepairView> => ({
      label: repair.title,
      detail: repair.effect.join(l10n.t('; ')),
      value: repair,
    }),
  );
  const title = more
    ? l10n.t('The {0} likeliest repairs (there are more)', repairs.length)
    : l10n.t('Repairs: {0}', repairs.length);
  const placeHolder = l10n.t('The likeliest come first. Below each are the sums as they will be.');
  return pick(choices, { title, placeHolder }, looksAt);
}
