import {
  Disposable,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  l10n,
  languages,
} from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import type { ActiveReport } from './active-report.ts';
import { reportDraft } from './documents.ts';

/** The language status item of report drafts: whether the server runs, and how to help it. */
export function languageStatus(client: BaseLanguageClient, report: ActiveReport): Disposable {
  const item = languages.createLanguageStatusItem('gouji.server', { language: reportDraft });
  item.name = l10n.t('Gouji: server');
  const update = (): void => show(item, client.state, report);
  update();
  return Disposable.from(item, client.onDidChangeState(update), report.onDidChange(update));
}

function show(item: LanguageStatusItem, state: State, { tables, findings }: ActiveReport): void {
  const stopped = state === State.Stopped || state === State.StartFailed;
  item.busy = state === State.Starting;
  item.severity = stopped ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
  item.text = stopped
    ? l10n.t('Reports are not checked')
    : l10n.t('Tables: {0} · findings: {1}', tables.length, findings.length);
  item.detail = stopped ? l10n.t('The server has stopped') : '';
  item.command = stopped
    ? { command: 'gouji.restartServer', title: l10n.t('Restart Server') }
    : { command: 'gouji.showOutput', title: l10n.t('Show Output') };
}
