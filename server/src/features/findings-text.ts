import type { Part } from '../analysis.ts';
import type { Translate } from '../l10n.ts';
import { plainText } from '../plain-text.ts';
import type { Finding } from '../rules/engine/finding.ts';
import { identityOf } from '../rules/engine/identity.ts';
import type { Document } from './place.ts';
import { titleOf } from './symbols.ts';

/** The findings of a document in words, as a message to its author. */
export interface FindingsText {
  /** Number of findings, without hints. */
  readonly count: number;
  /** A line for each finding, below the title of its report; empty if there are none. */
  readonly text: string;
}

/** Puts the findings into words that are understood without the file: no line and column numbers. */
export function findingsText(document: Document, t: Translate): FindingsText {
  const reports = document.analysis.parts.flatMap((part) => {
    const findings = document.findingsOf(part).filter(({ severity }) => severity !== 'hint');
    return findings.length > 0 ? [{ part, findings }] : [];
  });
  const count = reports.reduce((sum, { findings }) => sum + findings.length, 0);
  const text = reports.map(({ part, findings }) => {
    const title = titleOf(part)?.text.trim() ?? '';
    const head =
      title === ''
        ? t('Findings: {0}', findings.length)
        : t('Findings in “{0}”: {1}', title, findings.length);
    const lines = findings.map((one, index) => lineOf(part, one, index + 1, t));
    return [head, ...lines].map(plainText).join('\n');
  });
  return { count, text: text.join('\n\n') };
}

function lineOf({ verdict }: Part, finding: Finding, number: number, t: Translate): string {
  const { table, place } = placeOf(verdict, finding);
  const says = inWords(finding, t);
  const where = [table, finding.message.includes(place) ? '' : place].filter((name) => name !== '');
  const [first, second] = where;
  if (first === undefined) return t('{0}. {1}', number, says);
  if (second === undefined) return t('{0}. {1}: {2}', number, first, says);
  return t('{0}. {1}, {2}: {3}', number, first, second, says);
}

/** What is wrong, and the correction that is certain, if there is one. */
export function inWords(finding: Finding, t: Translate): string {
  const message = plainText(finding.message);
  const repair = finding.fixes().find(({ preferred }) => preferred)?.title;
  return repair === undefined ? message : t('{0} Suggested repair: {1}.', message, repair);
}

/** The table of a finding (empty in prose) and the form's name for the place. */
function placeOf(verdict: Part['verdict'], finding: Finding): { table: string; place: string } {
  const { block } = finding.site;
  const table = verdict.report.tables.find(({ sites }) =>
    sites.some((site) => site.block === block),
  );
  return { table: table?.form.name ?? '', place: identityOf(verdict, finding).place };
}
