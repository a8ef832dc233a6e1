import {
  commands,
  type Diagnostic,
  l10n,
  type Range,
  Selection,
  type TextEditor,
  TextEditorRevealType,
  window,
} from 'vscode';
import { mayBeReport } from '../documents.ts';
import { findingsIn } from '../findings.ts';
import { offerReport } from '../offer-report.ts';
import { mention } from '../shown/messages.ts';

/** Selects the next finding after the cursor; after the last one, the first. */
export async function goToNextInvalidCell(): Promise<void> {
  await step((findings, { selection }) => {
    const next = findings.find(({ range }) => range.start.isAfter(selection.start));
    return next ?? findings[0];
  });
}

/** Selects the previous finding before the cursor; before the first one, the last. */
export async function goToPreviousInvalidCell(): Promise<void> {
  await step((findings, { selection }) => {
    const previous = findings.findLast(({ range }) => range.start.isBefore(selection.start));
    return previous ?? findings.at(-1);
  });
}

type Choose = (findings: readonly Diagnostic[], editor: TextEditor) => Diagnostic | undefined;

async function step(choose: Choose): Promise<void> {
  const editor = window.activeTextEditor ?? window.visibleTextEditors.find(showsReport);
  if (!editor) return offerReport();
  const finding = choose(findingsIn(editor.document), editor);
  if (!finding) {
    mention(l10n.t('No invalid figures in this document.'));
    return;
  }
  editor.selection = new Selection(finding.range.start, finding.range.end);
  await reveal(editor, finding.range);
  await commands.executeCommand('editor.action.showHover', { focus: 'noAutoFocus' });
}

function showsReport({ document }: TextEditor): boolean {
  return mayBeReport(document);
}

/** In milliseconds: how long an editor must not scroll to count as still, and how long to wait for that. */
const QUIET = 200;
const PATIENCE = 1500;

/** Shows a range and waits until scrolling has ended, because scrolling closes a hover. */
async function reveal(editor: TextEditor, range: Range): Promise<void> {
  const visible = editor.visibleRanges.some((shown) => shown.contains(range));
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
  if (visible) return;
  await new Promise<void>((resolve) => {
    const end = () => {
      clearTimeout(latest);
      scrolling.dispose();
      resolve();
    };
    let rest = setTimeout(end, QUIET);
    const latest = setTimeout(() => {
      clearTimeout(rest);
      end();
    }, PATIENCE);
    const scrolling = window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
      if (textEditor !== editor) return;
      clearTimeout(rest);
      rest = setTimeout(end, QUIET);
    });
  });
}
