import type { ProseLine } from '../../form/prose-line.ts';
import type { Frame } from '../../form/report.ts';
import type { FeeWords } from '../../prose/fee-words.ts';
import { withoutQuotedTitles } from './quoted-titles.ts';

/** The sentence that states the period of a report's figures. */
export function periodSentence(year: number): string {
  return `本报告所列数据的统计期限，自${year}年1月1日起至12月31日止。`;
}

/** Whether the prose mentions information-processing fees. */
export function mentionsFee({ lines }: Frame, { fees }: FeeWords): boolean {
  return lines.some(({ text }) => fees.test(text));
}

/** The amounts missing in a statement on fees: what the notices asked for, what was received. */
export type LackingFees = 'asked' | 'received' | 'both';

const ASKED = /[元额]/;
const RECEIVED = /收取|实收|收缴|缴纳|到账|收入/;
/** How a report says that there were no fees. */
const NO_FEE = /未|无|没有|不|免|(?<![\d０-９.])[0０零]\s*[件个份次元万]|为[0０零]/;

/** The amounts that the prose never gives although notices were sent, with the line about the fees. */
export function lackingFees(
  { lines: all }: Frame,
  { fees, notices }: FeeWords,
): { line: ProseLine; lacking: LackingFees } | undefined {
  const lines = all.filter(({ text }) => fees.test(text));
  const [line] = lines;
  const told = lines.map(({ text }) => withoutQuotedTitles(text)).join('');
  if (!line || !notices.test(told) || NO_FEE.test(told)) return undefined;
  const [asked, received] = [ASKED.test(told), RECEIVED.test(told)];
  if (asked && received) return undefined;
  return { line, lacking: asked ? 'received' : received ? 'asked' : 'both' };
}
