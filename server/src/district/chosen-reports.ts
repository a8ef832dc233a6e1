import type { Form } from '../form/form.ts';
import { mostFrequent } from '../most-frequent.ts';
import { type BodyReport, bodyKey } from './body-report.ts';
import { withoutSums } from './summed-bodies.ts';

/**
 * Why a report is not added up.
 *
 * - `form`, `kind`, `year`: it has a different form, kind or year than most reports.
 * - `again`: another report of the same body comes before it.
 * - `given`: it is the report that the sum is compared with, or another one of the same body.
 * - `sum`: it is itself a sum, such as an earlier one in the folder of the bodies.
 */
export type WhyLeftOut = 'form' | 'kind' | 'year' | 'again' | 'given' | 'sum';

/** A report that is not added up. */
export interface LeftOut {
  readonly report: BodyReport;
  readonly why: WhyLeftOut;
}

/** Which of the reports at hand are added up. */
export interface ChosenReports {
  readonly form: Form;
  /** The name of their kind. */
  readonly kind: string;
  /** Undefined if most reports have no title with a year. */
  readonly year: number | undefined;
  /** One for each body, in the order in which they were given. */
  readonly added: readonly BodyReport[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * Chooses the reports that are added up: one for each body, of the form, kind and year of most of them. If
 * forms or kinds are equally frequent, the first one counts; if years are, the latest.
 *
 * @param given The report that the sum is to be compared with.
 * @returns Undefined if there is no other report.
 */
export function chooseReports(
  reports: readonly BodyReport[],
  given?: BodyReport,
): ChosenReports | undefined {
  const key = given && bodyKey(given);
  const isGiven = (report: BodyReport) =>
    report.uri === given?.uri || (bodyKey(report) === key && report.kind === given?.kind);
  const others = reports.filter((report) => !isGiven(report));
  const counted = withoutSums(others);
  const form = mostFrequent(counted.map((report) => report.form));
  if (!form) return undefined;
  const ofForm = counted.filter((report) => report.form === form);
  const kind = mostFrequent(ofForm.map((report) => report.kind)) ?? form.name;
  const year = mostFrequent(
    ofForm
      .filter((report) => report.kind === kind)
      .map((report) => report.year)
      .toSorted((a, b) => (b ?? 0) - (a ?? 0)),
  );
  const mayCount = new Set(counted);
  const known = new Set<string>();
  const whyNot = (report: BodyReport): WhyLeftOut | undefined => {
    if (isGiven(report)) return 'given';
    if (!mayCount.has(report)) return 'sum';
    if (report.form !== form) return 'form';
    if (report.kind !== kind) return 'kind';
    if (report.year !== year) return 'year';
    const body = bodyKey(report);
    if (known.has(body)) return 'again';
    known.add(body);
    return undefined;
  };
  const added: BodyReport[] = [];
  const leftOut: LeftOut[] = [];
  for (const report of reports) {
    const why = whyNot(report);
    if (why) leftOut.push({ report, why });
    else added.push(report);
  }
  return { form, kind, year, added, leftOut };
}
