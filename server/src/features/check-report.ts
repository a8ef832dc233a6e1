import { plainText } from '../plain-text.ts';
import type { CheckReportResult } from '../protocol.ts';
import type { Finding } from '../rules/engine/finding.ts';
import { type Document, rangeOf } from './place.ts';
import { checkedOf, mostChecked } from './tables.ts';

/** A hint is advice, and does not prevent publishing. */
function isInTheWay({ severity }: Finding): boolean {
  return severity !== 'hint';
}

/**
 * Whether a document's reports are ready to be published: nothing is blank, unread, left over or wrong.
 * Accepted findings do not prevent it, but are listed for whoever signs.
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
  const checked = analysis.parts.map((part) => ({ checked: checkedOf(part) }));
  const tables = analysis.parts.reduce((sum, { verdict }) => sum + verdict.ledger.tables.length, 0);
  return {
    version,
    ready: tables > 0 && open.length === 0,
    sentence: sentence(),
    items: [...open, ...accepted],
  };

  function sentence(): string {
    if (open.length > 0)
      return t('Not ready to be published. Places that are open: {0}.', open.length);
    if (tables === 0) {
      return mostChecked(checked) === 'nothing'
        ? t('Not ready to be published. No table was recognised, so nothing was checked.')
        : t('Not ready to be published. No table of a report was recognised and checked.');
    }
    if (accepted.length > 0) {
      return t(
        'Ready to be published. Tables checked: {0}. Findings accepted with a reason: {1}.',
        tables,
        accepted.length,
      );
    }
    return t('Ready to be published. Tables checked: {0}. Nothing is open.', tables);
  }
}
