import { Disposable, type DocumentSelector, l10n } from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { MOST_COLUMNS, MOST_ROWS } from '../../server/src/form/tables-checked.ts';
import type { ActiveReport } from './active-report.ts';
import { reportDraft } from './documents.ts';
import { type LanguageStatusText, languageStatusEntry } from './shown/statuses.ts';

/** The language status item: what was found and how fast, or that the server needs attention. */
export function languageStatus(client: BaseLanguageClient, report: ActiveReport): Disposable {
  const text = (): LanguageStatusText => textOf(client.state, report);
  const entry = languageStatusEntry('gouji.server', l10n.t('Gouji: server'), text());
  const update = (): void => entry.show(text());
  return Disposable.from(entry, client.onDidChangeState(update), report.onDidChange(update));
}

function textOf(state: State, report: ActiveReport): LanguageStatusText {
  const { tables, findings, milliseconds, leftAlone, unchecked } = report;
  const selector = selectorFor(report);
  const isBusy = state === State.Starting;
  if (state === State.Stopped || state === State.StartFailed) {
    return {
      selector,
      isBusy,
      isError: true,
      text: l10n.t('Reports are not being checked'),
      detail: l10n.t('The server has stopped'),
      command: { command: 'gouji.restartServer', title: l10n.t('Restart Server') },
    };
  }
  if (unchecked) {
    return {
      selector,
      isBusy,
      isError: false,
      text: l10n.t('Not checked'),
      detail: unchecked.why,
      command: { command: 'gouji.showOutput', title: l10n.t('Show Output') },
    };
  }
  if (leftAlone > 0) {
    return {
      selector,
      isBusy,
      isError: false,
      text: l10n.t('Tables too large to be checked: {0}', leftAlone),
      detail: l10n.t(
        'Tables of more than {0} rows or {1} columns are not checked',
        MOST_ROWS,
        MOST_COLUMNS,
      ),
      command: { command: 'gouji.showOutput', title: l10n.t('Show Output') },
    };
  }
  return {
    selector,
    isBusy,
    isError: false,
    text: l10n.t('Tables: {0} · findings: {1}', tables.length, findings.length),
    detail: l10n.t('Checked in {0} ms', milliseconds.toFixed(milliseconds < 10 ? 1 : 0)),
    command: { command: 'gouji.showOutput', title: l10n.t('Show Output') },
  };
}

/** Drafts, and while there is something to say about a document in another language, documents in that language. */
function selectorFor({ document, tables, leftAlone, unchecked }: ActiveReport): DocumentSelector {
  const isShown = tables.length > 0 || leftAlone > 0 || unchecked !== undefined;
  const shown = document && isShown ? [{ language: document.languageId }] : [];
  return [{ language: reportDraft }, ...shown];
}
