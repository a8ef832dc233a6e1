import { DiagnosticSeverity } from 'vscode-languageserver-types';
import type { Checked, Found } from './check.ts';

const SEVERITIES = {
  [DiagnosticSeverity.Error]: 'error',
  [DiagnosticSeverity.Warning]: 'warning',
  [DiagnosticSeverity.Information]: 'information',
  [DiagnosticSeverity.Hint]: 'hint',
};

/**
 * A line for each finding, `file:line:column: severity code message`, lines and columns from 1, and one that
 * counts them.
 */
export function text({ files, found, unrecognised }: Checked): string {
  const [lacking, without] =
    unrecognised > 0
      ? [`，${unrecognised} 份没有认出报表`, `, without a table of a report: ${unrecognised}`]
      : ['', ''];
  const count = `${files} 份，${found.length} 个问题${lacking} / files: ${files}, findings: ${found.length}${without}\n`;
  return found.map(line).join('') + count;
}

function line({ file, diagnostic: { range, severity, code, message } }: Found): string {
  const { line, character } = range.start;
  const name = SEVERITIES[severity ?? DiagnosticSeverity.Error];
  return `${file}:${line + 1}:${character + 1}: ${name} ${code} ${message}\n`;
}
