import type { Grid } from '../draft/block.ts';
import { DISABLED } from '../form/tables-checked.ts';
import type { Translate } from '../l10n.ts';
import type { DeclaredTable } from '../reconcile/ledger.ts';
import { type Relation, type Term, valueIn } from '../reconcile/relation.ts';
import { decidedChanges, type Fault, slideOf } from '../reconcile/repair.ts';
import type { Fix } from './engine/finding.ts';
import type { Found, Rule } from './engine/rule.ts';
import { figuresOf } from './support/imbalance.ts';
import { changeFix, repairFix } from './support/repair-fix.ts';
import {
  digits,
  digitsOf,
  gap,
  isReckoned,
  relationText,
  rightText,
  sentences,
  sideText,
  totalText,
} from './support/wording.ts';

/**
 * A table of no known form declares totals by its own labels (合计, 小计, Total). Most rows or columns
 * confirm which figures the totals sum up, and one of them does not add up.
 */
export const declaredTotal = {
  code: 'declared-total',
  severity: 'error',
  description: {
    zh: '非规定表样的表格，其合计与各项之和不符。',
    en: 'A total does not add up in a table that is not of a known form.',
  },
  checkGrid: (table, t) =>
    table.faults.flatMap((fault) => (slideOf(fault) ? [] : (foundAt(table, fault, t) ?? []))),
} satisfies Rule;

/** The parts of a longer sum are not listed, except for the wrong one. */
const MOST_PARTS = 100;

function foundAt(table: DeclaredTable, fault: Fault, t: Translate): Found | undefined {
  const { broken } = fault;
  const [cause] = decidedChanges(fault);
  const relation = broken.find(({ anchor }) => anchor === cause?.figure) ?? broken[0];
  if (!relation?.anchor.site) return undefined;
  const { anchor, right } = relation;
  const isCause = ({ figure }: Term) => figure === cause?.figure;
  const blame =
    cause && cause.figure !== anchor
      ? t('The error is in “{0}”, which should be {1}.', cause.figure.name, digits(cause.to))
      : undefined;
  return {
    site: relation.anchor.site,
    severity: relation.origin.severity,
    message: sentences(t, complaintOf(relation, t), blame),
    related: [
      ...figuresOf(right.length > MOST_PARTS ? right.filter(isCause) : right),
      ...broken.flatMap((other) =>
        other !== relation && other.anchor.site
          ? { site: other.anchor.site, message: relationText(t, other) }
          : [],
      ),
    ],
    fixes: () => [...fixesOf(table, fault, relation, t), ...disablingOf(table.grid, t)],
  };
}

function complaintOf(relation: Relation, t: Translate): string {
  const { anchor, right, measure } = relation;
  if (measure) {
    const [name, figure] = [anchor.name, digitsOf(anchor)];
    return t(
      '“{0}” is {1}, but by the calculation of the table it should be {2}.',
      name,
      figure,
      rightText(relation),
    );
  }
  const sum = sideText(right);
  const said = [anchor.name, digitsOf(anchor), totalText(right), gap(relation), sum];
  return isReckoned(sum)
    ? t('“{0}” is {1}, but its parts add up to {2}, off by {3}: {4}.', ...said)
    : t('“{0}” is {1}, but its parts add up to {2}, off by {3}.', ...said);
}

/**
 * The repair that the sums single out, and the total set to its sum. A single sum does not show which
 * figure is wrong.
 */
function fixesOf(
  { relations }: DeclaredTable,
  { decidedBy, repairs: [repair] }: Fault,
  relation: Relation,
  t: Translate,
): Fix[] {
  const { anchor } = relation;
  const to = valueIn(relation, anchor);
  const decided = decidedBy && repair && repairFix(t, repair, true);
  const isTotal = repair?.changes[0]?.figure === anchor;
  const toSum =
    !(decided && isTotal) &&
    to &&
    changeFix(t, relations, { figure: anchor, from: anchor.value, to });
  return [decided, toSum].flatMap((fix) => fix || []);
}

/** If the notation has comments, a comment before the table excludes it from checking. */
function disablingOf(grid: Grid, t: Translate): Fix[] {
  if (!grid.notation.hasComments) return [];
  const edit = { site: { block: grid, span: { start: 0, end: 0 } }, text: `${DISABLED}\n` };
  return [{ title: t('Do not check this table'), preferred: false, edits: [edit] }];
}
