import type { Translate } from '../l10n.ts';
import { isCertain } from '../reconcile/certain.ts';
import { isIn } from '../reconcile/reckoning.ts';
import { type Fault, slideOf } from '../reconcile/repair.ts';
import type { Slide, SlideRun } from '../reconcile/slide.ts';
import type { Found, Rule } from './engine/rule.ts';
import { figuresOf, relatedOf } from './support/imbalance.ts';
import { distance, repairFix } from './support/repair-fix.ts';
import { digitsOf, sentences, sumKey } from './support/wording.ts';

/**
 * A run of figures stands off its labels: further down or up than its rows, or further right or left than its
 * columns. The relations that it breaks are not reported at their totals.
 */
export const slippedFigures: Rule = {
  code: 'slipped-figures',
  severity: 'error',
  namesCauses: true,
  description: {
    zh: '从此数起，一串数与行名或栏目错位；移回原位，勾稽关系即告成立。',
    en: 'From here on, figures stand off their labels: moved back, they make the relations hold.',
  },
  checkTable: ({ reckoning, faults, t }) =>
    faults.flatMap((fault) => {
      const slide = slideOf(fault);
      const isHere = slide?.moves.some(({ to }) => isIn(reckoning, to));
      return slide && isHere ? (foundAt(fault, slide, t) ?? []) : [];
    }),
  checkGrid: ({ faults }, t) =>
    faults.flatMap((fault) => {
      const slide = slideOf(fault);
      return slide ? (foundAt(fault, slide, t) ?? []) : [];
    }),
};

/** Reports a slide at its first figure. */
function foundAt(fault: Fault, slide: Slide, t: Translate): Found | undefined {
  const { broken, repairs } = fault;
  const [run, ...others] = slide.runs;
  if (!run?.first.site) return undefined;
  const lost = slide.lost.map(digitsOf);
  return {
    site: run.first.site,
    message: sentences(
      t,
      offText(slide, run.off, t),
      ...others.map((other) => furtherText(slide, other, t)),
      t('Moved back, they make {0} relations hold.', slide.mends),
      repairs.length > 1 ? t('Where this begins is not certain; it may be earlier.') : undefined,
      slide.lost.length > 0
        ? t('No place is left for {0}, so nothing can be moved.', lost.join(t(', ')))
        : undefined,
    ),
    related: [
      ...broken.flatMap((relation) => relatedOf(t, relation)),
      ...figuresOf(slide.lost.map((figure) => ({ figure }))),
    ],
    fixes: () =>
      repairs
        .slice(0, MOST_FIXES)
        .flatMap((repair) => repairFix(t, repair, isCertain(fault)) ?? []),
    key: broken.map(sumKey).join('；'),
  };
}

/** How many ways to move the figures the light bulb lists. */
const MOST_FIXES = 8;
/** How many rows or columns are named. */
const MOST_NAMES = 4;

function offText({ areColumns, lanes }: Slide, off: number, t: Translate): string {
  const names = lanes.filter((name) => name !== '');
  const listed = names.slice(0, MOST_NAMES).map((name) => t('“{0}”', name));
  const more = names.length > MOST_NAMES ? '…' : '';
  const said = [
    names.length > 0 ? listed.join(t(', ')) + more : t('this table'),
    distance(areColumns, off, t),
  ];
  if (areColumns) {
    return off > 0
      ? t('From here on, the figures of {0} stand too low, by {1}.', ...said)
      : t('From here on, the figures of {0} stand too high, by {1}.', ...said);
  }
  return off > 0
    ? t('From here on, the figures of {0} stand too far right, by {1}.', ...said)
    : t('From here on, the figures of {0} stand too far left, by {1}.', ...said);
}

/** How far off a run stands that follows another. */
function furtherText({ areColumns }: Slide, { first, off }: SlideRun, t: Translate): string {
  const said = [areColumns ? first.rowName : first.columnName, distance(areColumns, off, t)];
  if (off === 0) return t('From “{0}” on, they stand right.', ...said);
  if (areColumns) {
    return off > 0
      ? t('From “{0}” on, they stand too low, by {1}.', ...said)
      : t('From “{0}” on, they stand too high, by {1}.', ...said);
  }
  return off > 0
    ? t('From “{0}” on, they stand too far right, by {1}.', ...said)
    : t('From “{0}” on, they stand too far left, by {1}.', ...said);
}
