import { readdirSync } from 'node:fs';
import path from 'node:path';
import { grouped } from '../grouped.ts';
import type { Translate } from '../l10n.ts';
import { isOfficeFile, isReportFile } from '../language.ts';
import { isLockFile } from '../office/lock-files.ts';
import type { OpenDocument } from '../open-document.ts';
import { keyOfLastYears, reportKey } from '../years/carried.ts';
import { Drafts, type Task } from './drafts.ts';
import { STANDARD_INPUT } from './standard-input.ts';

/** Which reports a file holds: plain data, which can be passed between threads. */
export interface ReportsOfFile extends ReportKeys {
  /** The file's path as the user gave it. */
  readonly file: string;
}

/** By what the reports of a file are recognised as last year's, or this year's. */
export interface ReportKeys {
  /** The keys of its reports. */
  readonly keys: readonly string[];
  /** The keys of last year's reports of the same bodies. */
  readonly lastYears: readonly string[];
}

/** The reports of a document, by the titles of those with a table of a known form. */
export function reportKeys({ alone }: OpenDocument): ReportKeys {
  const titles = alone.parts.flatMap(({ verdict: { report } }) =>
    report.tables.length > 0 ? (report.frame.title ?? []) : [],
  );
  return {
    keys: titles.map(reportKey),
    lastYears: titles.map(keyOfLastYears),
  };
}

/**
 * For each file of a folder that has any, the files in the folder that hold last year's reports of the same bodies:
 * those that are checked with it, and the others there.
 *
 * @param checked The reports in all files of the folder that are checked.
 */
export function lastYearFiles(
  task: Task,
  checked: readonly ReportsOfFile[],
  t: Translate,
): ReadonlyMap<string, readonly string[]> {
  // The standard input is in no folder.
  const own = checked.filter(({ file }) => file !== STANDARD_INPUT);
  const found = new Map<string, readonly string[]>();
  const [first] = own;
  const wanted = new Set(own.flatMap(({ lastYears }) => lastYears));
  if (!first || wanted.size === 0) return found;
  const all = [...own, ...reportsBeside(path.dirname(first.file), wanted, own, task, t)];
  const holders = grouped(all, ({ keys }) => keys);
  for (const { file, lastYears } of own) {
    const others = lastYears.flatMap((key) => holders.get(key) ?? []);
    const files = others.map((other) => other.file).filter((other) => other !== file);
    if (files.length > 0) found.set(file, [...new Set(files)]);
  }
  return found;
}

/** The same for files of several folders. What cannot be read of them is not told. */
export function lastYearFilesOf(
  files: readonly string[],
  task: Task,
  t: Translate,
): ReadonlyMap<string, readonly string[]> {
  const drafts = new Drafts(task, t);
  const folders = grouped(files, (file) => [path.dirname(drafts.wholePath(file) ?? file)]);
  return new Map(
    [...folders.values()].flatMap((own) => {
      const reports = own.flatMap((file) =>
        drafts.isIgnored(file) ? [] : reportsIn(file, drafts),
      );
      return [...lastYearFiles(task, reports, t)];
    }),
  );
}

/** The reports in the files of a folder that are not checked and may be of a year before. */
function reportsBeside(
  folder: string,
  wanted: ReadonlySet<string>,
  own: readonly ReportsOfFile[],
  task: Task,
  t: Translate,
): ReportsOfFile[] {
  const drafts = new Drafts(task, t);
  const known = new Set(own.map(({ file }) => drafts.wholePath(file)));
  const years = new Set([...wanted].map((key) => Number(key.slice(0, 4))));
  return namesIn(drafts.wholePath(folder)).flatMap((name) => {
    const file = path.join(folder, name);
    if (!mayHoldReport(name, years) || known.has(drafts.wholePath(file))) return [];
    return reportsIn(file, drafts);
  });
}

/** The reports that a file holds; none if it cannot be read. */
function reportsIn(file: string, drafts: Drafts): ReportsOfFile[] {
  try {
    const source = drafts.read(file);
    return source ? [{ file, ...reportKeys(drafts.document(file, source.text)) }] : [];
  } catch {
    // A bug in Gouji affects only this file; if it is checked itself, that is told then.
    return [];
  }
}

function namesIn(folder: string | undefined): readonly string[] {
  try {
    return folder === undefined ? [] : readdirSync(folder);
  } catch {
    // The files in it can be opened but not listed.
    return [];
  }
}

/** Whether a file may hold a report of some years: a name with years has one of them, or one of their publication. */
function mayHoldReport(name: string, years: ReadonlySet<number>): boolean {
  const isReport = isReportFile(name) || isOfficeFile(name);
  if (!isReport || isLockFile(name)) return false;
  const named = name.match(/(?<!\d)(?:19|20)\d\d(?!\d)/g) ?? [];
  return (
    named.length === 0 ||
    named.some((year) => years.has(Number(year)) || years.has(Number(year) - 1))
  );
}
