import type { ReportFigures } from './generate/figures.ts';
import { writeReport } from './generate/write.ts';

const zeros = (label: number) => Array.from({ length: label }, () => '0');

const row = (natural: number, business: number, other: number, total: number): string[] =>
  [natural, business, 0, 0, 0, other, total].map(String);

/**
 * The figures of a published report. The items add up to less than 三（七）: by 1 in 自然人, by 1 in 商业企业 and by
 * 2 in 总计. Every row adds up, and so does the balance: 841 + 46 = 824 + 63.
 */
export const unevenFigures: ReportFigures = {
  form: '2021',
  agency: '江城市沿江区档案馆',
  year: 2024,
  rules: [zeros(3), zeros(3)],
  decisions: ['0', '0', '0', '0.023'],
  requests: [
    row(794, 36, 11, 841),
    row(33, 10, 3, 46),
    row(69, 1, 1, 71),
    row(1, 0, 0, 1),
    ...Array.from({ length: 4 }, () => zeros(7)),
    row(8, 0, 0, 8),
    row(2, 0, 0, 2),
    zeros(7),
    row(15, 0, 0, 15),
    row(203, 19, 4, 226),
    row(1, 0, 0, 1),
    zeros(7),
    row(22, 1, 0, 23),
    ...Array.from({ length: 4 }, () => zeros(7)),
    row(27, 1, 0, 28),
    row(2, 0, 0, 2),
    row(413, 23, 9, 445),
    row(764, 46, 14, 824),
    row(63, 0, 0, 63),
  ],
  reviews: [22, 1, 1, 1, 25, 3, 0, 0, 0, 3, 13, 0, 0, 2, 15].map(String),
};

/** A whole draft with these figures, in the notation *lines*. */
export function requestReport(): string {
  return writeReport(unevenFigures, 'lines');
}
