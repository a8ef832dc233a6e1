import type { BodyReport } from './body-report.ts';

/** What the title of a sum names in place of a body, unless the user gives it a title. */
export function summedBodies(count: number): string {
  return `${count}个单位汇总`;
}

/** The reports without such sums, unless there is nothing else: sums of several districts may be added up in turn. */
export function withoutSums<R extends Pick<BodyReport, 'agency'>>(
  reports: readonly R[],
): readonly R[] {
  const ofBodies = reports.filter(({ agency }) => !/^\d+个单位汇总$/.test(agency));
  return ofBodies.length > 0 ? ofBodies : reports;
}
