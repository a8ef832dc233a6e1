import { Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import { keep } from '../draft/keep.ts';
import type { Translate } from '../l10n.ts';

/** Editors show no more of one document. */
export const MOST_DIAGNOSTICS = 1000;

/** Places that all diagnostics of a document refer to: a relation of a large table has some twenty. */
export const MOST_RELATED = 300;

/**
 * The diagnostics of a document that are sent to an editor: the worst where there are more than it shows,
 * and then one that says how many are left out. Once `MOST_RELATED` places are given, the others come
 * without the places that they refer to, and say so; hovers still show the sums.
 */
export function mostImportant(diagnostics: Diagnostic[], t: Translate): Diagnostic[] {
  return withFewPlaces(fewest(diagnostics, t), t);
}

function fewest(diagnostics: Diagnostic[], t: Translate): Diagnostic[] {
  if (diagnostics.length <= MOST_DIAGNOSTICS) return diagnostics;
  const sorted = diagnostics.toSorted(byImportance);
  const [sent, others] = [
    sorted.slice(0, MOST_DIAGNOSTICS - 1),
    sorted.slice(MOST_DIAGNOSTICS - 1),
  ];
  const [next] = others;
  if (!next) return sent;
  const message = t(
    '{0} more findings are not shown. The command line “gouji check” lists all of them.',
    others.length,
  );
  return [
    ...sent,
    { range: next.range, severity: DiagnosticSeverity.Information, source: 'gouji', message },
  ];
}

function withFewPlaces(diagnostics: Diagnostic[], t: Translate): Diagnostic[] {
  let places = 0;
  for (const { relatedInformation } of diagnostics) places += relatedInformation?.length ?? 0;
  if (places <= MOST_RELATED) return diagnostics;
  let left = MOST_RELATED;
  return diagnostics.map((diagnostic) => {
    left -= diagnostic.relatedInformation?.length ?? 0;
    return left >= 0 || !diagnostic.relatedInformation ? diagnostic : withoutPlaces(diagnostic)(t);
  });
}

/** The same object for the same diagnostic, by which an unchanged answer is known. */
const withoutPlaces = keep(({ relatedInformation = [], ...diagnostic }: Diagnostic) =>
  keep((t: Translate): Diagnostic => {
    const leftOut = t('{0} places that this refers to are not listed.', relatedInformation.length);
    return { ...diagnostic, message: `${Diagnostic.getMessageString(diagnostic)} ${leftOut}` };
  }),
);

/** The worst first; of the same severity, what stands first. */
function byImportance(a: Diagnostic, b: Diagnostic): number {
  const [from, to] = [a.range.start, b.range.start];
  return (
    (a.severity ?? DiagnosticSeverity.Error) - (b.severity ?? DiagnosticSeverity.Error) ||
    from.line - to.line ||
    from.character - to.character
  );
}
