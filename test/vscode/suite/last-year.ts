import type * as vscode from 'vscode';
import { requestReport } from '../../kit/request-report.ts';
import { codeOf, diagnosticsOf } from './drafts.ts';
import { until } from './harness.ts';

/** The report of the year before of the same body, which carried three requests fewer forward. */
export const lastYear = requestReport()
  .replaceAll('2024', '2023')
  .replaceAll('2025', '2024')
  .replace('\n\t63\n', '\n\t60\n');

/** Waits until this year's report is, or is not, held against last year's. */
export async function untilCarried(document: vscode.TextDocument, isHeld: boolean): Promise<void> {
  await until(`${isHeld ? '' : 'no '}finding about last year`, () => {
    const codes = diagnosticsOf(document.uri).map(codeOf);
    return codes.includes('carry-over') === isHeld;
  });
}
