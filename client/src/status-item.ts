import { Disposable, l10n, StatusBarAlignment, type StatusBarItem, window } from 'vscode';
import type { ActiveReport } from './active-report.ts';

/** The status bar item with the number of findings in the active editor; a click goes to the next. */
export function statusItem(report: ActiveReport): Disposable {
  const item = window.createStatusBarItem('gouji.findings', StatusBarAlignment.Right, 100);
  item.name = l10n.t('Gouji: findings');
  show(item, report);
  return Disposable.from(
    item,
    report.onDidChange(() => show(item, report)),
  );
}

function show(item: StatusBarItem, { tables, findings }: ActiveReport): void {
  if (tables.length === 0 && findings.length === 0) {
    item.hide();
    return;
  }
  if (findings.length > 0) {
    item.text = `$(warning) ${l10n.t('Gouji {0}', findings.length)}`;
    item.tooltip = l10n.t('Findings in this report: {0}. Go to the next one.', findings.length);
    item.command = 'gouji.nextInvalidCell';
  } else {
    const isBroken = tables.some(({ relations }) =>
      relations.some(({ status }) => status === 'broken'),
    );
    item.text = `$(${isBroken ? 'info' : 'check'}) ${l10n.t('Gouji')}`;
    item.tooltip = isBroken
      ? l10n.t(
          'Some totals do not add up, but that is accepted, or its rule is off or a mere hint. Open the problem list.',
        )
      : l10n.t('The tables of this report reconcile. Open the problem list.');
    item.command = 'workbench.actions.view.problems';
  }
  item.accessibilityInformation = { label: item.tooltip };
  item.show();
}
