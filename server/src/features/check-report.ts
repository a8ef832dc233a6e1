import { plainText } from '../plain-text.ts';
import type { CheckReportResult } from '../protocol.ts';
import type { Finding } from '../rules/engine/finding.ts';
import { type Document, rangeOf } from './place.ts';

/** What is only a piece of advice keeps no report from being published. */
function isInTheWay({ severity }: Finding): boolean {
  return severity !== 'hint';
}

/**
 * Whether a document's reports are ready to be published: nothing is blank, unread, left over or wrong. What is
 * accepted is in nobody's way, and is listed for whoever signs.
 */
export function checkReport(document: Document): CheckReportResult {
  const { analysis, version } = document;
  const { t } = analysis.settings;
  const open = analysis.parts.flatMap((part) =>
    document
      .findingsOf(part)
      .filter(isInTheWay)
      .map(({ site, message }) => ({
        range: rangeOf(document, part, site),
        message: plainText(message),
      })),
  );
  const accepted = analysis.parts.flatMap((part) =>
    document.acceptedOf(part).map(({ finding, acceptance }) => ({
      range: rangeOf(document, part, finding.site),
      message: plainText(t('Accepted ({0}): {1}', acceptance.reason, finding.message)),
    })),
  );
  const tables = analysis.parts.reduce((sum, { verdict }) => sum + verdict.ledger.tables.length, 0);
  return {
    version,
    ready: tables > 0 && open.length === 0,
    sentence: sentence(),
    items: [...open, ...accepted],
  };

  function sentence(): string {
    if (open.length > 0) return t('Not ready to be published: {0} places are open.', open.length);
    if (tables === 0)
      return t('Not ready to be published: no table was recognised, nothing was checked.');
    if (accepted.length > 0) {
      return t(
        'Ready to be published: {0} tables were checked, and {1} findings are accepted with a reason.',
        tables,
        accepted.length,
      );
    }
    return t('Ready to be published: {0} tables were checked, and nothing is open.', tables);
  }
}
