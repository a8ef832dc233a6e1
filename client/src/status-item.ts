import { Disposable, l10n } from 'vscode';
import type { ActiveReport } from './active-report.ts';
import { type StatusBarText, statusBarEntry } from './shown/statuses.ts';

/** The status bar item with the number of findings in the active editor; a click goes to the next. */
export function statusItem(report: ActiveReport): Disposable {
  const entry = statusBarEntry('gouji.findings', l10n.t('Gouji: findings'), 100);
  const show = (): void => entry.show(textOf(report));
  show();
  return Disposable.from(entry, report.onDidChange(show));
}

function textOf({ tables, findings, unchecked }: ActiveReport): StatusBarText | undefined {
  if (unchecked) {
    return {
      icon: 'circle-slash',
      text: l10n.t('Gouji: not checked'),
      explanation: unchecked.why,
      command: unchecked.command,
    };
  }
  if (findings.length > 0) {
    return {
      icon: 'warning',
      text: l10n.t('Gouji {0}', findings.length),
      explanation: l10n.t('Findings in this report: {0}. Go to the next one.', findings.length),
      command: 'gouji.nextInvalidCell',
    };
  }
  if (tables.length === 0) return undefined;
  const isBroken = tables.some(({ relations }) =>
    relations.some(({ status }) => status === 'broken'),
  );
  return {
    icon: isBroken ? 'info' : 'check',
    text: l10n.t('Gouji'),
    explanation: isBroken
      ? l10n.t(
          'Some totals do not add up, but that is accepted, or its rule is off or a mere hint. Open the problem list.',
        )
      : l10n.t('The tables of this report reconcile. Open the problem list.'),
    command: 'workbench.actions.view.problems',
  };
}
