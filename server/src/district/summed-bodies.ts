import type { BodyReport } from './body-report.ts';

/** What the title of a sum names in place of a body, unless the user gives it a title. */
export function summedBodies(count: number): string {
  return `${count}个单位汇总`;
}

/** Whether a report is a sum with such a title. */
export function isSum({ agency }: Pick<BodyReport, 'agency'>): boolean {
  return /^\d+个单位汇总$/.test(agency);
}
