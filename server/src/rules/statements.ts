import { proseLines } from '../form/prose-line.ts';
import type { Frame } from '../form/report.ts';

/** The sentence that says which period a report's figures are of. */
export function periodSentence(year: number): string {
  return `本报告所列数据的统计期限，自${year}年1月1日起至12月31日止。`;
}

/** The sentence on information-processing fees, of a year without any. */
export const feeSentence = '本年度发出信息处理费收费通知0件，通知总金额0元，实际收取总金额0元。';

const FEE = /信息处理费|收费通知/;

/** Whether the prose speaks of information-processing fees. */
export function mentionsFee({ paragraphs }: Frame): boolean {
  return proseLines(paragraphs).some(({ text }) => FEE.test(text));
}
