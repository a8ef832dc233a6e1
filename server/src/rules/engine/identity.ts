import { contains, type Span } from '../../draft/span.ts';
import type { Site } from '../../form/found-table.ts';
import { wordsBefore } from '../support/words-before.ts';
import type { Finding } from './finding.ts';
import type { Subject } from './rule.ts';

/** What identifies a finding, independent of the language and of where its lines are. */
export interface Identity {
  readonly code: string;
  /** In words of the form: `（七）总计 · 自然人`. In prose, the figures that it repeats, or its words. */
  readonly place: string;
  /** The texts of all figures involved. With another figure it is another finding. */
  readonly figures: readonly string[];
}

/** Returns what identifies a finding. */
export function identityOf(subject: Subject, finding: Finding): Identity {
  const { code, site, related, key } = finding;
  const figures = [
    textAt(site),
    ...related.map((one) => ('site' in one ? textAt(one.site) : one.text)),
  ];
  return { code, place: placeOf(subject, finding), figures: key ? [...figures, key] : figures };
}

function placeOf(subject: Subject, { site, related }: Finding): string {
  const own = namesAt(subject, site);
  if (own.length > 0) return own.length === 1 ? own.join() : `${own[0]} – ${own.at(-1)}`;
  const others = related.flatMap((one) => ('site' in one ? namesAt(subject, one.site) : []));
  return others.length > 0 ? others.join(' + ') : wordsBefore(site, MOST_WORDS) + textAt(site);
}

/** Names of the figures in a site. */
function namesAt({ ledger }: Subject, { block, span }: Site): string[] {
  if (block.kind !== 'grid') return [];
  return ledger.tables.flatMap(({ figures }) =>
    figures.flatMap((figure) => {
      const at = figure.site;
      return at?.block === block && contains(span, at.span) ? figure.name : [];
    }),
  );
}

/** How many characters before the number identify a finding in prose. */
const MOST_WORDS = 20;

function textAt({ block, span }: { block: Site['block']; span: Span }): string {
  return plain(block.text.slice(span.start, span.end));
}

function plain(text: string): string {
  return text.replaceAll(/\s+/g, '');
}
