import { Disposable, type DocumentSelector, l10n } from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import type { ActiveReport } from './active-report.ts';
import { reportDraft } from './documents.ts';
import { type LanguageStatusText, languageStatusEntry } from './shown/statuses.ts';

/** The language status item of reports: what was found and how fast, or that the server needs help. */
export function languageStatus(client: BaseLanguageClient, report: ActiveReport): Disposable {
  const text = (): LanguageStatusText => textOf(client.state, report);
  const entry = languageStatusEntry('gouji.server', l10n.t('Gouji: server'), text());
  const update = (): void => entry.show(text());
  return Disposable.from(entry, client.onDidChangeState(update), report.onDidChange(update));
}

function textOf(state: State, report: ActiveReport): LanguageStatusText {
  const { tables, findings, milliseconds, unchecked } = report;
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
  return {
    selector,
    isBusy,
    isError: false,
    text: l10n.t('Tables: {0} · findings: {1}', tables.length, findings.length),
    detail: l10n.t('Checked in {0} ms', milliseconds.toFixed(milliseconds < 10 ? 1 : 0)),
    command: { command: 'gouji.showOutput', title: l10n.t('Show Output') },
  };
}

/** Drafts, and while a report in another language is shown, documents in that. */
function selectorFor({ document, tables, unchecked }: ActiveReport): DocumentSelector {
  const isShown = tables.length > 0 || unchecked !== undefined;
  const shown = document && isShown ? [{ language: document.languageId }] : [];
  return [{ language: reportDraft }, ...shown];
}
