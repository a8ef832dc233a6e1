import type { Site } from '../../form/found-table.ts';
import type { WrongAcross } from '../../prose/across/across-lines.ts';
import type { ReckonedFault } from '../../prose/arithmetic/reckoned.ts';
import type { Found, Subject } from '../engine/rule.ts';
import { proseFix } from './prose-fix.ts';
import { wordsBefore } from './words-before.ts';

/** How many characters of prose name a number in a list of related numbers. */
const MOST_WORDS = 12;

/** The finding for a number that does not follow from others, or a word that contradicts them. */
export function calculatedFinding(
  { t }: Subject,
  { site, from, reckoning, fault }: WrongAcross,
): Found {
  const { to } = fault;
  return {
    site,
    severity: fault.kind === 'sign' ? 'hint' : undefined,
    message: calculatedText(t, textOf(site), reckoning, fault.kind),
    related: from.map((other) => ({
      site: other,
      message: wordsBefore(other, MOST_WORDS) + textOf(other),
    })),
    fixes: () => (to === undefined ? [] : [proseFix(t, site, to)]),
    key: reckoning,
  };
}

function textOf({ block, span }: Site): string {
  return block.text.slice(span.start, span.end);
}

function calculatedText(
  t: Subject['t'],
  said: string,
  reckoning: string,
  kind: ReckonedFault['kind'],
): string {
  switch (kind) {
    case 'number':
      return t('The prose says {0}, but {1}.', said, reckoning);
    case 'word':
      return t('The prose says “{0}”, but {1}.', said, reckoning);
    case 'base':
      return t('{0}% would be a percentage of 0, which nothing is: {1}.', said, reckoning);
    case 'most':
      return t('{0} is more than the whole of which it is a part: {1}.', said, reckoning);
    case 'sign':
      return t('The per cent sign after {0} is missing.', said);
  }
}
