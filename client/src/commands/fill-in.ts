import { l10n, type TextDocument, WorkspaceEdit } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type FillParams, type FillResult, fillRequest } from '../../../server/src/protocol.ts';
import { mention, tell } from '../shown/messages.ts';
import { writeFigures } from '../write-figures.ts';

/** Fills in the totals that follow from present figures, or all blanks, as one edit. */
export async function fillIn(
  client: BaseLanguageClient,
  document: TextDocument,
  what: FillParams['what'],
): Promise<void> {
  const { uri } = client.code2ProtocolConverter.asTextDocumentIdentifier(document);
  const params: FillParams = { textDocument: { uri }, what };
  const { version, edits } = await client.sendRequest<FillResult>(fillRequest, params);
  if (edits.length === 0) {
    tell(
      what === 'totals'
        ? l10n.t('No blank total can be calculated from the figures that are filled in.')
        : l10n.t('Nothing in the tables of this report is blank.'),
    );
    return;
  }
  const edit = new WorkspaceEdit();
  for (const { range, newText } of edits) {
    edit.replace(document.uri, client.protocol2CodeConverter.asRange(range), newText);
  }
  if (!(await writeFigures(document, version, edit))) return;
  mention(
    what === 'totals'
      ? l10n.t('Totals filled in: {0}', edits.length)
      : l10n.t('Blank cells filled in: {0}', edits.length),
  );
}
