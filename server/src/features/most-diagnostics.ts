import { Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import type { Translate } from '../l10n.ts';

/** Editors show no more diagnostics of one document. */
export const MOST_DIAGNOSTICS = 1000;

/**
 * The limit on related places of all diagnostics of a document. A relation of a large table has about
 * twenty.
 */
export const MOST_RELATED = 300;

/** The limit on those in other files. A figure that a district adds up has one in the report of every body. */
export const MOST_ELSEWHERE = 5000;

/**
 * The diagnostics of a document that are sent to an editor. If there are more than it shows, the most
 * severe are sent, with one that says how many are left out. After so many related places, further
 * diagnostics have none and say so; hovers still show the sums.
 *
 * @param uri That of the document.
 */
export function mostImportant(diagnostics: Diagnostic[], uri: string, t: Translate): Diagnostic[] {
  return withFewPlaces(fewest(diagnostics, t), uri, t);
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
    'Findings that are not shown: {0}. The command line “gouji check” lists all of them.',
    others.length,
  );
  return [
    ...sent,
    { range: next.range, severity: DiagnosticSeverity.Information, source: 'gouji', message },
  ];
}

function withFewPlaces(diagnostics: Diagnostic[], uri: string, t: Translate): Diagnostic[] {
  const left = { here: MOST_RELATED, elsewhere: MOST_ELSEWHERE };
  const cut = diagnostics.map((diagnostic) => {
    for (const { location } of diagnostic.relatedInformation ?? []) {
      left[location.uri === uri ? 'here' : 'elsewhere']--;
    }
    const isBeyond = left.here < 0 || left.elsewhere < 0;
    return isBeyond && diagnostic.relatedInformation ? withoutPlaces(diagnostic, t) : diagnostic;
  });
  return left.here < 0 || left.elsewhere < 0 ? cut : diagnostics;
}

function withoutPlaces(
  { relatedInformation = [], ...diagnostic }: Diagnostic,
  t: Translate,
): Diagnostic {
  const leftOut = t('Places of this finding that are not listed: {0}.', relatedInformation.length);
  return { ...diagnostic, message: `${Diagnostic.getMessageString(diagnostic)} ${leftOut}` };
}

/** The most severe first; with equal severity, in the order of the text. */
function byImportance(a: Diagnostic, b: Diagnostic): number {
  const [from, to] = [a.range.start, b.range.start];
  return (
    (a.severity ?? DiagnosticSeverity.Error) - (b.severity ?? DiagnosticSeverity.Error) ||
    from.line - to.line ||
    from.character - to.character
  );
}
