import {
  DiagnosticSeverity,
  Disposable,
  EventEmitter,
  l10n,
  languages,
  type Uri,
  window,
} from 'vscode';
import { findingsAt } from '../findings.ts';
import { badge } from '../shown/badges.ts';
import { documentUri, fileUri, officeScheme } from './office-uri.ts';

/** Shows the number of findings beside the name of an office file. The findings are listed under its draft only. */
export function officeBadges(): Disposable {
  const changed = new EventEmitter<Uri[]>();
  return Disposable.from(
    changed,
    languages.onDidChangeDiagnostics(({ uris }) => {
      changed.fire(uris.filter(({ scheme }) => scheme === officeScheme).map(fileUri));
    }),
    window.registerFileDecorationProvider({
      onDidChangeFileDecorations: changed.event,
      provideFileDecoration: (file) => {
        const document = documentUri(file);
        const findings = document === file ? [] : findingsAt(document);
        if (findings.length === 0) return undefined;
        const isError = findings.some(({ severity }) => severity === DiagnosticSeverity.Error);
        return badge(findings.length, l10n.t('Gouji: findings: {0}', findings.length), isError);
      },
    }),
  );
}
