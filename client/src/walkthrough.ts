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

/** The steps of the walkthrough that need a report, and the commands by which they are taken. */
const steps = {
  findings: 'gouji.nextInvalidCell',
  repair: 'gouji.chooseRepair',
  tables: 'gouji.showTable',
  years: 'gouji.showYears',
} as const;

/** A step of the walkthrough that needs a report. */
export type WalkthroughStep = keyof typeof steps;

/** Whether a command was given the name of a step. */
export function isStep(value: unknown): value is WalkthroughStep {
  return typeof value === 'string' && Object.hasOwn(steps, value);
}

/** Takes a step in the report that is open and has what the step is about; otherwise in the sample. */
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

/** A report in one of the window's tabs. */
function openReport(needsFinding: boolean): TextDocument | undefined {
  return workspace.textDocuments.find(
    (document) =>
      columnOf(document) !== undefined &&
      mayBeReport(document) &&
      (!needsFinding || findingsIn(document).length > 0),
  );
}

/** The column of the window with a document's tab; undefined where it has none. */
function columnOf({ uri }: TextDocument): ViewColumn | undefined {
  return window.tabGroups.all.find(({ tabs }) =>
    tabs.some(({ input }) => input instanceof TabInputText && String(input.uri) === String(uri)),
  )?.viewColumn;
}

/** Milliseconds after which a report is taken as it is. */
const PATIENCE = 10_000;

/** Settles once something holds of the active report, or has not for long. */
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
 * Ticks off the steps of the walkthrough as they are done, by whatever key or command: a finding is gone to, or one
 * is mended.
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
