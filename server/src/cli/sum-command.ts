import type { Range } from 'vscode-languageserver-types';
import type { BodyReport } from '../district/body-report.ts';
import { chooseReports } from '../district/chosen-reports.ts';
import { type DistrictSum, sumOf } from '../district/district-sum.ts';
import { unpackReport } from '../district/packed-report.ts';
import { diagnosticOf } from '../features/diagnostics.ts';
import { sumFile, sumReport } from '../features/sum-report.ts';
import { leftOutText, remarksOn, summaryOf, whyNotCompared } from '../features/sum-text.ts';
import type { Translate } from '../l10n.ts';
import { isOfficeFile } from '../language.ts';
import { rollUp } from '../rules/roll-up.ts';
import { type FilePlace, shownPlace } from '../source/draft-source.ts';
import { formLines } from './check-forms.ts';
import { createFile } from './create-file.ts';
import { Drafts, type Task, type Told } from './drafts.ts';
import { exitCodeOf } from './exit-code.ts';
import type { NamedFile } from './find/named-file.ts';
import { unitsOf, type Workers } from './job.ts';
import type { Output } from './output.ts';
import type { ProgressLine } from './progress-line.ts';
import type { ReadReports } from './read-reports.ts';
import { findingLine } from './text-format.ts';

/** What is done with the sum of a district. */
export interface SumOptions {
  /** The file to write; undefined for standard output. */
  readonly output: string | undefined;
  readonly title: string | undefined;
  /** The report that the sum is compared with. */
  readonly against: string | undefined;
}

/**
 * Adds up the reports of files and writes the sum as a draft. With a report to compare it with, each
 * figure of this that differs is a finding. The findings are written to standard output unless the draft is.
 *
 * @param failures What could not be done before.
 * @returns The exit code: 0 if every report was added up and reconciles and no figure differs, 2 if a report was left
 *   out or not read, otherwise 1.
 */
export async function sumFiles(
  named: readonly NamedFile[],
  task: Task,
  options: SumOptions,
  failures: readonly string[],
  readers: Workers<readonly NamedFile[], readonly ReadReports[]>,
  t: Translate,
  out: Output,
  error: Output,
  progress: ProgressLine,
): Promise<number> {
  const { output, title, against } = options;
  const files = new BodyFiles(task, t);
  const { drafts } = files;
  const read = await Promise.all(
    unitsOf(named).map(async (unit) => {
      const some = await readers.do(unit);
      progress.add(some.length);
      return some;
    }),
  );
  progress.end();
  const reports = read.flat().flatMap((one) => files.reportsIn(one));
  const isIgnored = against !== undefined && drafts.isIgnored(against);
  if (isIgnored) {
    const why = t('The sum was not compared with it because of “ignore” in .gouji/config.json.');
    drafts.fail(against, why);
  }
  const beside =
    against === undefined || isIgnored ? [] : await readers.do([{ file: against, isMet: false }]);
  const [given] = beside.flatMap((one) => files.reportsIn(one));
  const chosen = chooseReports(reports, given);
  const sum = chosen && sumOf(chosen);
  const remarks = sum ? files.remarksOn(sum) : [];
  const differences = sum && given ? files.differences(sum, given) : [];
  if (sum && output === undefined) out.draft(sumReport(sum, title, 'tabs'));
  if (sum && output !== undefined) writeFile(sum, options, output, drafts, t);
  const told = files.told();
  const nothing = sum ? [] : [t('No report was found that could be added up.')];
  const all = {
    ...told,
    failures: [...new Set([...failures, ...formLines(task, t), ...told.failures, ...nothing])],
  };
  for (const line of differences) (output === undefined ? error : out).line(line);
  for (const line of [...all.failures, ...all.damages, ...all.notes, ...remarks]) error.line(line);
  if (sum) error.line(summaryOf(t, sum));
  return exitCodeOf(all, differences.length + remarks.length > 0);
}

function writeFile(
  sum: DistrictSum,
  { title }: SumOptions,
  output: string,
  drafts: Drafts,
  t: Translate,
): void {
  const target = drafts.wholePath(output);
  if (target === undefined) return;
  const file = sumFile(sum, title, target, t);
  const problem = 'problem' in file ? file.problem : createFile(target, file.bytes, t);
  if (problem !== undefined) drafts.fail(output, problem);
}

/** The files with the reports of bodies. They are not kept in memory: a district may have thousands. */
class BodyFiles {
  readonly drafts: Drafts;
  readonly #t: Translate;
  readonly #read: ReadReports[] = [];
  /** The file of each report, as the user named it. */
  readonly #fileOf = new Map<BodyReport, string>();

  constructor(task: Task, t: Translate) {
    this.drafts = new Drafts(task, t);
    this.#t = t;
  }

  /** The reports of a file that was read. */
  reportsIn(read: ReadReports): readonly BodyReport[] {
    this.#read.push(read);
    const forms = this.drafts.formsFor(read.file);
    const reports = read.reports.flatMap((report) => unpackReport(report, forms) ?? []);
    for (const report of reports) this.#fileOf.set(report, read.file);
    return reports;
  }

  /** What was reported about the files. */
  told(): Told {
    const all = [...this.#read, this.drafts.take()];
    return {
      failures: all.flatMap(({ failures }) => failures),
      damages: all.flatMap(({ damages }) => damages),
      notes: all.flatMap(({ notes }) => notes),
    };
  }

  /**
   * What is to be known about the reports that were added up, a line each. Those that were left out are
   * failures.
   */
  remarksOn(sum: DistrictSum): string[] {
    for (const one of sum.leftOut) {
      this.drafts.fail(this.#fileOf.get(one.report) ?? '', leftOutText(this.#t, sum, one));
    }
    return sum.added.flatMap((report) =>
      remarksOn(this.#t, sum, report).map((remark) => `${this.#fileOf.get(report)}: ${remark}`),
    );
  }

  /** A line for each figure of a report that differs from the sum, followed by what every body gives. */
  differences(sum: DistrictSum, given: BodyReport): string[] {
    const file = this.#fileOf.get(given) ?? '';
    const why = whyNotCompared(this.#t, sum, given);
    const source = why === undefined ? this.drafts.read(file) : undefined;
    if (!source) {
      if (why !== undefined) this.drafts.fail(file, why);
      return [];
    }
    const document = this.drafts.document(file, source.text, { district: sum });
    const placeIn = this.#places(sum);
    return document.analysis.parts.flatMap((part) => {
      const found = document.findingsOf(part).filter(({ code }) => code === rollUp.code);
      return found.flatMap((finding) => {
        const diagnostic = diagnosticOf(document, part, finding, undefined);
        const place = source.placeOf(document, diagnostic.range);
        const { relatedInformation = [] } = diagnostic;
        return [
          findingLine({ file, diagnostic, place }),
          ...relatedInformation.map(
            ({ location, message }) => `  ${placeIn(location.uri, location.range)}: ${message}`,
          ),
        ];
      });
    });
  }

  /** Makes a function that says where a range of a body's report is. Each file is read at most once more. */
  #places({ added }: DistrictSum): (uri: string, range: Range) => string {
    const fileOf = new Map(added.map((report) => [report.uri, this.#fileOf.get(report) ?? '']));
    const placersOf = new Map<string, (range: Range) => FilePlace>();
    const placerOf = (file: string) => {
      const source = isOfficeFile(file) ? this.drafts.read(file) : undefined;
      const document = source && this.drafts.document(file, source.text);
      return (range: Range): FilePlace =>
        source && document ? source.placeOf(document, range) : { range };
    };
    return (uri, range) => {
      const file = fileOf.get(uri) ?? '';
      const placer = placersOf.get(file) ?? placerOf(file);
      placersOf.set(file, placer);
      return `${file}:${shownPlace(placer(range))}`;
    };
  }
}
