import { DiagnosticSeverity } from 'vscode-languageserver-types';
import type { Translate } from '../l10n.ts';
import type { CheckedFiles, FoundInFile } from './check-command.ts';
import type { Output } from './output.ts';

const SEVERITIES = {
  [DiagnosticSeverity.Error]: 'error',
  [DiagnosticSeverity.Warning]: 'warning',
  [DiagnosticSeverity.Information]: 'information',
  [DiagnosticSeverity.Hint]: 'hint',
};

/** A line for each finding, and one that counts them; where it was asked if drafts are ready, one for each answer. */
export function writeText(checked: CheckedFiles, t: Translate, out: Output): void {
  const { files, unread, found, accepted, answers, unrecognised } = checked;
  for (const one of found) out.line(findingLine(one));
  if (answers.length > 0) {
    for (const { reason, ...one } of accepted) {
      out.line(t('{0} (accepted: {1})', findingLine(one), reason));
    }
    for (const { file, sentence } of answers) out.line(`${file}: ${sentence}`);
    return;
  }
  out.line(
    unrecognised > 0
      ? t('Files: {0}; findings: {1}; no report recognised: {2}', files, found.length, unrecognised)
      : t('Files: {0}; findings: {1}', files, found.length),
  );
  if (unread > 0) out.line(t('Files that could not be read: {0}', unread));
  writeAccepted(accepted.length, t, out);
}

/** Says how many findings are accepted, where any are. */
export function writeAccepted(count: number, t: Translate, out: Output): void {
  if (count > 0) {
    out.line(
      t(
        'Accepted findings that are not listed: {0} (“gouji check --no-accepted” lists them)',
        count,
      ),
    );
  }
}

/** `file:line:column: severity code message`, lines and columns from 1. */
export function findingLine({ file, diagnostic }: FoundInFile): string {
  const { range, severity, code, message } = diagnostic;
  const { line, character } = range.start;
  const name = SEVERITIES[severity ?? DiagnosticSeverity.Error];
  return `${file}:${line + 1}:${character + 1}: ${name} ${code} ${String(message)}`;
}
