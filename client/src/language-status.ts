import {
  Disposable,
  type DocumentSelector,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  l10n,
  languages,
} from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import type { ActiveReport } from './active-report.ts';
import { reportDraft } from './documents.ts';

/** The language status item of reports: what was found and how fast, or that the server needs help. */
export function languageStatus(client: BaseLanguageClient, report: ActiveReport): Disposable {
  const item = languages.createLanguageStatusItem('gouji.server', selectorFor(report));
  item.name = l10n.t('Gouji: server');
  const update = (): void => show(item, client.state, report);
  update();
  return Disposable.from(item, client.onDidChangeState(update), report.onDidChange(update));
}

function show(item: LanguageStatusItem, state: State, report: ActiveReport): void {
  const { tables, findings, milliseconds } = report;
  const stopped = state === State.Stopped || state === State.StartFailed;
  item.selector = selectorFor(report);
  item.busy = state === State.Starting;
  item.severity = stopped ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
  item.text = stopped
    ? l10n.t('Reports are not checked')
    : l10n.t('Tables: {0} · findings: {1}', tables.length, findings.length);
  item.detail = stopped
    ? l10n.t('The server has stopped')
    : l10n.t('Checked in {0} ms', milliseconds.toFixed(milliseconds < 10 ? 1 : 0));
  item.command = stopped
    ? { command: 'gouji.restartServer', title: l10n.t('Restart Server') }
    : { command: 'gouji.showOutput', title: l10n.t('Show Output') };
}

/** Drafts, and while a report in another language is shown, documents in that. */
function selectorFor({ document, tables }: ActiveReport): DocumentSelector {
  const shown = document && tables.length > 0 ? [{ language: document.languageId }] : [];
  return [{ language: reportDraft }, ...shown];
}
