import { l10n, type Range, Selection, type TextDocument, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type CheckReportParams,
  type CheckReportResult,
  checkReportRequest,
} from '../../../server/src/protocol.ts';
import { type Choice, pick } from '../shown/choices.ts';
import { tell } from '../shown/messages.ts';

/** Says whether a report is ready to be published, and lists the places that prevent it. */
export async function checkReport(
  client: BaseLanguageClient,
  document: TextDocument,
): Promise<void> {
  const { uri } = client.code2ProtocolConverter.asTextDocumentIdentifier(document);
  const params: CheckReportParams = { textDocument: { uri } };
  const answer = await client.sendRequest<CheckReportResult | null>(checkReportRequest, params);
  if (!answer) {
    tell(l10n.t('This document is not a report, so nothing in it was checked.'));
    return;
  }
  const { sentence, items } = answer;
  if (items.length === 0) {
    tell(sentence);
    return;
  }
  const choices = items.map(({ range, message }): Choice<Range> => {
    const [label = '', ...more] = message.split('\n');
    return { label, detail: more.join(' '), value: client.protocol2CodeConverter.asRange(range) };
  });
  const placeHolder = l10n.t('Go to one of these places');
  const range = await pick(choices, { title: sentence, placeHolder, stays: true });
  if (!range) return;
  const selection = new Selection(range.start, range.end);
  await window.showTextDocument(document, { selection });
}
