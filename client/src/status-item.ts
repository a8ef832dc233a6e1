import { Disposable, l10n } from 'vscode';
import type { ActiveReport } from './active-report.ts';
import { type StatusBarText, statusBarEntry } from './shown/statuses.ts';

/** The status bar item with the number of findings in the active editor. A click goes to the next one. */
export function statusItem(report: ActiveReport): Disposable {
  const entry = statusBarEntry('gouji.findings', l10n.t('Gouji: findings'), 100);
  const blanks = statusBarEntry('gouji.blanks', l10n.t('Gouji: figures to be filled in'), 99);
  const show = (): void => {
    entry.show(textOf(report));
    blanks.show(blanksOf(report));
  };
  show();
  return Disposable.from(entry, blanks, report.onDidChange(show));
}

/** The item with the number of figures still to be filled in. A click goes to the next one. */
function blanksOf({ blanks: { length } }: ActiveReport): StatusBarText | undefined {
  if (length === 0) return undefined;
  return {
    icon: 'edit',
    text: l10n.t('figures to fill in: {0}', length),
    explanation: l10n.t(
      'Figures of this report that are still to be filled in: {0}. Go to the next one.',
      length,
    ),
    command: 'gouji.nextBlank',
  };
}

function textOf({ tables, blanks, findings, unchecked }: ActiveReport): StatusBarText | undefined {
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
  if (blanks.length > 0) {
    return {
      icon: 'info',
      text: l10n.t('Gouji'),
      explanation: l10n.t(
        'Nothing is wrong so far, but some figures are still to be filled in. Open the problem list.',
      ),
      command: 'workbench.actions.view.problems',
    };
  }
  const broken = tables.flatMap(({ relations }) =>
    relations.filter(({ status }) => status === 'broken'),
  );
  if (broken.length === 0) {
    return {
      icon: 'check',
      text: l10n.t('Gouji'),
      explanation: l10n.t('The tables of this report reconcile. Open the problem list.'),
      command: 'workbench.actions.view.problems',
    };
  }
  if (broken.every(({ isAccepted }) => isAccepted)) {
    return {
      icon: 'info',
      text: l10n.t('Gouji'),
      explanation: l10n.t(
        'Every total that does not add up was accepted with a reason. Show the reasons.',
      ),
      command: 'gouji.tables.focus',
    };
  }
  return {
    icon: 'info',
    text: l10n.t('Gouji'),
    explanation: l10n.t(
      'Some totals do not add up, but their rules are turned off or only give hints. Open the problem list.',
    ),
    command: 'workbench.actions.view.problems',
  };
}
