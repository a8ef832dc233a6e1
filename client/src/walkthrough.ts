import {
  commands,
  Disposable,
  TabInputText,
  type TextDocument,
  type Uri,
  ViewColumn,
  window,
  workspace,
} from 'vscode';
import type { ActiveReport } from './active-report.ts';
import { mayBeReport } from './documents.ts';
import { findingsIn } from './findings.ts';
import { openSample } from './sample.ts';

/** The steps of the walkthrough that need a report, and their commands. */
const steps = {
  findings: 'gouji.nextInvalidCell',
  repair: 'gouji.chooseRepair',
  tables: 'gouji.showTable',
  years: 'gouji.showYears',
} as const;

/** A step of the walkthrough that needs a report. */
export type WalkthroughStep = keyof typeof steps;

/** Whether an argument of a command is the name of a step. */
export function isStep(value: unknown): value is WalkthroughStep {
  return typeof value === 'string' && Object.hasOwn(steps, value);
}

/** Takes a step in an open report that has what the step needs, otherwise in the sample. */
export async function takeStep(
  report: ActiveReport,
  extensionUri: Uri,
  step: WalkthroughStep,
): Promise<void> {
  const needsFinding = step === 'findings' || step === 'repair';
  const document = openReport(needsFinding) ?? (await openSample(extensionUri));
  await window.showTextDocument(document, {
    viewColumn: columnOf(document) ?? ViewColumn.Beside,
  });
  await until(report, () => report.document === document && report.tables.length > 0);
  if (needsFinding) await until(report, () => findingsIn(document).length > 0);
  await commands.executeCommand(steps[step]);
}

/** An open report in one of the window's tabs. */
function openReport(needsFinding: boolean): TextDocument | undefined {
  return workspace.textDocuments.find(
    (document) =>
      columnOf(document) !== undefined &&
      mayBeReport(document) &&
      (!needsFinding || findingsIn(document).length > 0),
  );
}

/** The editor column that has a tab with a document; undefined if there is none. */
function columnOf({ uri }: TextDocument): ViewColumn | undefined {
  return window.tabGroups.all.find(({ tabs }) =>
    tabs.some(({ input }) => input instanceof TabInputText && String(input.uri) === String(uri)),
  )?.viewColumn;
}

/** After this many milliseconds, the step is taken even if the report is not ready. */
const PATIENCE = 10_000;

/** Resolves when the condition holds for the active report, or after `PATIENCE`. */
function until(report: ActiveReport, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(latest);
      listening.dispose();
      resolve();
    };
    const latest = setTimeout(end, PATIENCE);
    const listening = report.onDidChange(() => {
      if (holds()) end();
    });
    if (holds()) end();
  });
}

/**
 * Ticks the steps of the walkthrough when the user does them, by whatever key or command: going to a
 * finding, or mending one.
 */
export function followSteps(report: ActiveReport): Disposable {
  let before: { document: TextDocument | undefined; count: number } = {
    document: undefined,
    count: 0,
  };
  return Disposable.from(
    window.onDidChangeTextEditorSelection(({ textEditor, selections: [selection] }) => {
      if (textEditor.document !== report.document || !selection) return;
      const { start } = selection;
      if (report.findings.some(({ range }) => range.start.isEqual(start))) did('findings');
    }),
    report.onDidChange(() => {
      const now = { document: report.document, count: report.findings.length };
      if (now.document === before.document && now.count < before.count) did('repair');
      before = now;
    }),
  );
}

function did(step: WalkthroughStep): void {
  void commands.executeCommand('setContext', `gouji.did.${step}`, true);
}
