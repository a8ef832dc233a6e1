import { bodyName } from '../district/body-report.ts';
import { type Contribution, contributionsTo, summedFor } from '../district/district-sum.ts';
import {
  compare,
  type Decimal,
  decimal,
  equal,
  format,
  negate,
  subtract,
} from '../figure/decimal.ts';
import { mayHaveFraction } from '../form/figure-cell.ts';
import type { Column } from '../form/form.ts';
import type { Translate } from '../l10n.ts';
import type { FormFigure } from '../reconcile/form-figure.ts';
import { modelOf } from '../reconcile/kept-figures.ts';
import type { Related } from './engine/finding.ts';
import type { Rule } from './engine/rule.ts';
import { changeFix } from './support/repair-fix.ts';
import { newDigits, oldDigits } from './support/wording.ts';

/**
 * A district's figure is not the sum of those in the reports of its bodies. Nothing is said where a body does not
 * give its figure: the sum is not known then.
 */
export const rollUp: Rule = {
  code: 'roll-up',
  severity: 'error',
  description: {
    zh: '汇总数不等于各单位报告之和。',
    en: 'A district’s figure is not the sum of its bodies’.',
  },
  *checkDistrict({ ledger, t }, sum) {
    for (const { figures } of ledger.tables) {
      for (const figure of figures) {
        const slot = figure.row && { form: figure.table.form, ...figure.row };
        const summed = slot && summedFor(sum, slot, figure.column);
        const { site, value } = figure;
        if (!slot || !site || !value || summed?.state !== 'added' || !summed.value) continue;
        // Sums are in the unit of the form.
        const { unit = '' } = modelOf(slot.form).columns[figure.column] ?? {};
        if (unit !== figure.asked.unit || equal(value, summed.value)) continue;
        const contributions = contributionsTo(sum, slot, figure.column);
        const more = subtract(value, summed.value);
        if (isRounding(more, figure.asked, contributions)) continue;
        const text = newDigits(figure, summed.value);
        const change = { figure, from: value, to: summed.value };
        const fix = changeFix(t, ledger.relations, change);
        yield {
          site,
          message: messageOf(t, figure, text, contributions, more),
          related: relatedOf(t, contributions),
          fixes: () => (fix ? [fix] : []),
          key: text,
        };
      }
    }
  },
};

/**
 * Whether amounts that the form has rounded differ only by that: by up to half a unit of the last place of each, and of
 * the sum.
 */
function isRounding(
  more: Decimal,
  column: Column,
  contributions: readonly Contribution[],
): boolean {
  const { digits } = column;
  if (digits === undefined || !mayHaveFraction(column)) return false;
  const rounded = contributions.filter(({ figure }) => figure?.value && figure.value.units !== 0n);
  const twice = { units: 2n * (more.units < 0n ? -more.units : more.units), scale: more.scale };
  return compare(twice, decimal(rounded.length + 1, digits)) <= 0;
}

/** @param more By how much the district's figure is more than the sum. */
function messageOf(
  t: Translate,
  figure: FormFigure,
  sum: string,
  contributions: readonly Contribution[],
  more: Decimal,
): string {
  const said = [figure.name, oldDigits(figure), contributions.length, sum] as const;
  for (const { body, figure, right } of contributions) {
    const from = figure?.value;
    if (!from || !right || !equal(subtract(right, from), more)) continue;
    return t(
      '“{0}” is {1}, but the reports of the {2} bodies add up to {3}. In the report of {4}, its own sums require {5} instead of {6}. With that the figures agree.',
      ...said,
      bodyName(body),
      format(right),
      format(from),
    );
  }
  const isLess = more.units < 0n;
  const difference = isLess ? negate(more) : more;
  const [only, ...others] = contributions.filter(
    ({ figure }) => figure?.value && equal(figure.value, difference),
  );
  if (!only || only.body.isBroken || others.length > 0 || !isTelling(difference)) {
    return t('“{0}” is {1}, but the reports of the {2} bodies add up to {3}.', ...said);
  }
  const body = bodyName(only.body);
  return isLess
    ? t(
        '“{0}” is {1}, but the reports of the {2} bodies add up to {3}. The difference, {4}, is the figure of {5}, which may have been left out.',
        ...said,
        format(difference),
        body,
      )
    : t(
        '“{0}” is {1}, but the reports of the {2} bodies add up to {3}. The difference, {4}, is the figure of {5}, which may have been added twice.',
        ...said,
        format(difference),
        body,
      );
}

/** Whether a difference is hardly the figure of one body by chance. */
function isTelling(difference: Decimal): boolean {
  return compare(difference, FEWEST) >= 0;
}

const FEWEST = decimal(10);

/** What every body gives, as places to go to. */
function relatedOf(t: Translate, contributions: readonly Contribution[]): Related[] {
  return contributions.flatMap(({ body, figure, range }): Related[] => {
    if (!range) return [];
    const value = figure?.value;
    const text = value ? format(value) : t('does not apply');
    return [
      {
        uri: body.uri,
        range,
        text,
        message: t('{0}: {1}', bodyName(body), text),
        isZero: value === undefined || value.units === 0n,
      },
    ];
  });
}
