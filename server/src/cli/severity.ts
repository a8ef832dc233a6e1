import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';

/** The severities by the names that users write and read, the gravest first. */
export const SEVERITIES = ['error', 'warning', 'information', 'hint'] as const;

export type SeverityName = (typeof SEVERITIES)[number];

const NAMES: Readonly<Record<DiagnosticSeverity, SeverityName>> = {
  [DiagnosticSeverity.Error]: 'error',
  [DiagnosticSeverity.Warning]: 'warning',
  [DiagnosticSeverity.Information]: 'information',
  [DiagnosticSeverity.Hint]: 'hint',
};

/** The severity of a finding, by its name. */
export function severityOf({ severity = DiagnosticSeverity.Error }: Diagnostic): SeverityName {
  return NAMES[severity];
}

/** Whether a severity is as grave as another one, or graver. */
export function isAtLeast(severity: SeverityName, least: SeverityName): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(least);
}
