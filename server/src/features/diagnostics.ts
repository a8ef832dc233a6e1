import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
} from 'vscode-languageserver-types';
import type { Part } from '../analysis.ts';
import type { Translate } from '../l10n.ts';
import { plainText } from '../plain-text.ts';
import type { Finding, Related, Severity } from '../rules/engine/finding.ts';
import { type Document, rangeOf } from './place.ts';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/**
 * Every finding of the document as an LSP diagnostic.
 *
 * @param docs URI of the folder with a page for each code; without it there are no links.
 */
export function diagnostics(document: Document, docs: string | undefined): Diagnostic[] {
  return document.analysis.parts.flatMap((part) =>
    document.findingsOf(part).map((finding) => diagnosticOf(document, part, finding, docs)),
  );
}

/** One finding as an LSP diagnostic. */
export function diagnosticOf(
  document: Document,
  part: Part,
  finding: Finding,
  docs: string | undefined,
): Diagnostic {
  const diagnostic: Diagnostic = {
    range: rangeOf(document, part, finding.site),
    severity: SEVERITIES[finding.severity],
    code: finding.code,
    source: 'gouji',
    message: plainText(finding.message),
  };
  if (docs !== undefined) diagnostic.codeDescription = { href: `${docs}/${finding.code}.md` };
  if (finding.related.length > 0) {
    const { t } = document.analysis.settings;
    diagnostic.relatedInformation = zerosFolded(finding.related, t).map(
      (related): DiagnosticRelatedInformation => ({
        location:
          'site' in related
            ? { uri: document.uri, range: rangeOf(document, part, related.site) }
            : { uri: related.uri, range: related.range },
        message: plainText(related.message),
      }),
    );
  }
  return diagnostic;
}

/** More zeros than this are summarised. */
const MOST_ZEROS = 2;

/** The places involved. If many are figures of 0, these become one entry at the end. */
function zerosFolded(related: readonly Related[], t: Translate): readonly Related[] {
  const isZero = (one: Related) => one.isZero === true;
  const [first, ...others] = related.filter(isZero);
  if (!first || others.length < MOST_ZEROS) return related;
  const message = t('… and {0} figures of 0', others.length + 1);
  return [...related.filter((one) => !isZero(one)), { ...first, message }];
}
