import type { ProseLine } from '../../form/prose-line.ts';
import type { Frame } from '../../form/report.ts';
import { withoutQuotedTitles } from './quoted-titles.ts';

/** The sentence that says which period a report's figures are of. */
export function periodSentence(year: number): string {
  return `本报告所列数据的统计期限，自${year}年1月1日起至12月31日止。`;
}

/** The sentence on information-processing fees, of a year without any. */
export const feeSentence = '本年度发出信息处理费收费通知0件，通知总金额0元，实际收取总金额0元。';

const FEE = /处理费|收费通知|收取[^。；，]{0,15}费|费用/;

/** Whether a line speaks of information-processing fees. */
export function isOnFees(line: string): boolean {
  return FEE.test(line);
}

/** Whether the prose speaks of information-processing fees. */
export function mentionsFee({ lines }: Frame): boolean {
  return lines.some(({ text }) => isOnFees(text));
}

/** What the statement on fees says (2021 form, section six), and the words by which each part is told. */
const FEE_PARTS = [
  ['发出收费通知的件数', /通知/],
  ['总金额', /[元额]/],
  ['实际收取的总金额', /收取|实收|收缴|缴纳|到账|收入/],
] as const;
/** A year without fees says so in any words. */
const NO_FEE = /未|无|没有|不|免|(?<![\d０-９.])[0０零]\s*[件个份次元万]|为[0０零]/;

/** The parts of the statement on fees that are nowhere told, and the line that tells of the others. */
export function feePartsThatLack({
  lines: all,
}: Frame): { line: ProseLine; names: string[] } | undefined {
  const lines = all.filter(({ text }) => isOnFees(text));
  const [line] = lines;
  const told = lines.map(({ text }) => withoutQuotedTitles(text)).join('');
  if (!line || !/收费通知/.test(told) || NO_FEE.test(told)) return undefined;
  const names = FEE_PARTS.flatMap(([name, words]) => (words.test(told) ? [] : [name]));
  return names.length > 0 ? { line, names } : undefined;
}
