import { siteIn } from '../form/prose-line.ts';
import { agrees, type ReadLine } from '../prose/bind.ts';
import type { Claim } from '../prose/read-line.ts';
import { inProse, withUnit } from '../prose/written.ts';
import type { Rule, Subject } from './engine/rule.ts';
import { proseFix } from './support/prose-fix.ts';

/**
 * The prose gives two different numbers for one figure that the tables lack. If the tables have it, each
 * number is compared with it instead. Claims that may mean several figures do not contradict each other.
 */
export const proseContradiction: Rule = {
  code: 'prose-figure',
  severity: 'warning',
  description: {
    zh: '正文对同一事项前后写了不同的数。',
    en: 'The prose gives two numbers for the same item.',
  },
  *checkReport(subject) {
    const first = new Map<string, Placed>();
    for (const { line, claim } of openClaims(subject)) {
      const key = claim.readings.join();
      const before = first.get(key);
      if (!before) first.set(key, { line, claim });
      if (!before || isSame(before.claim, claim)) continue;
      const text = inProse(claim, before.claim.value);
      const site = siteOf({ line, claim });
      const fixes = claim.says === 'number' ? [proseFix(subject.t, site, text)] : [];
      yield {
        site,
        message: subject.t(
          'For the same item, the prose says {0} here but {1} earlier.',
          said(subject, claim),
          said(subject, before.claim),
        ),
        related: [{ site: siteOf(before), message: said(subject, before.claim) }],
        fixes: () => fixes,
      };
    }
  },
};

interface Placed {
  readonly line: ReadLine;
  readonly claim: Claim;
}

/** Claims that may mean one sum of figures only, which the tables do not have. */
function openClaims({ prose, claims }: Subject): Placed[] {
  if (prose.every((line) => line.claims.length === 0)) return [];
  const bound = new Set(claims.map(({ claim }) => claim));
  return prose.flatMap((line) =>
    line.claims.flatMap((claim) =>
      claim.readings.length === 1 && !bound.has(claim) ? { line, claim } : [],
    ),
  );
}

/** Whether two claims give the same number, even if one of them rounds it. */
function isSame(a: Claim, b: Claim): boolean {
  return agrees(a, b.value) || agrees(b, a.value);
}

function siteOf({ line, claim }: Placed) {
  return siteIn(line, claim.number);
}

function said({ t }: Subject, claim: Claim): string {
  switch (claim.says) {
    case 'number':
      return withUnit(claim);
    case 'none':
      return t('none');
    case 'all':
      return t('“{0}”', claim.text);
  }
}
