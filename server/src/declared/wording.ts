import { equal, format } from '../figure/decimal.ts';
import type { DeclaredFigure } from './sheet.ts';
import type { DeclaredSum } from './totals.ts';

/** What a figure is called by the labels of its row and its column: `合计 · 检查次数`. */
export function declaredName({ row, column }: DeclaredFigure): string {
  return [row.name, column.name].filter((name) => name !== '').join(' · ');
}

/** A sum of more parts is not read to its end. */
const MOST_TOLD = 20;

/** A sum with its total: `841 + 46 = 887`, or where it is broken `841 + 46 = 887 ≠ 878`. */
export function declaredEquation(declared: DeclaredSum): string {
  const { total, sum, status } = declared;
  const reckoned = declaredSumText(declared);
  if (status === 'broken') return `${reckoned} ≠ ${format(total.value)}`;
  if (!equal(total.value, sum)) return `${reckoned} ≈ ${format(total.value)}`;
  return reckoned.includes(' = ') ? reckoned : `${reckoned} = ${format(total.value)}`;
}

/** The parts with what they come to, zeros left out: `841 + 46 = 887`. */
export function declaredSumText({ parts, sum }: DeclaredSum): string {
  const shown = parts.filter(({ value }) => value.units !== 0n);
  if (shown.length < 2) return format(sum);
  const terms = shown.slice(0, MOST_TOLD).map(({ value }, index) => {
    if (index === 0) return format(value);
    const isLess = value.units < 0n;
    return `${isLess ? '−' : '+'} ${format(isLess ? { ...value, units: -value.units } : value)}`;
  });
  if (shown.length > MOST_TOLD) terms.push('+ …');
  return `${terms.join(' ')} = ${format(sum)}`;
}
