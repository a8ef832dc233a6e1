import { type PackedReport, packReport } from '../district/packed-report.ts';
import type { Translate } from '../l10n.ts';
import { bodyReportsIn } from '../workspace/body-reports.ts';
import { Drafts, type Task, type Told } from './drafts.ts';
import type { NamedFile } from './find/named-file.ts';
import type { Job } from './job.ts';
import { messageOf } from './system-errors.ts';

/** The reports of bodies in a file: plain data. */
export interface ReadReports extends Told {
  /** The file's path as the user gave it. */
  readonly file: string;
  readonly reports: readonly PackedReport[];
}

/** Reads the reports that are added up for a district. */
export function reading(
  task: Task,
  t: Translate,
): Job<readonly NamedFile[], readonly ReadReports[]> {
  return {
    given: { work: 'read', task },
    begin() {
      const drafts = new Drafts(task, t);
      return (files) => files.map((named) => read(named, drafts, t));
    },
  };
}

/** The reports in a file. If it has none and was named by itself, or cannot be read, that is a failure. */
function read(named: NamedFile, drafts: Drafts, t: Translate): ReadReports {
  const { file, isMet } = named;
  let reports: readonly PackedReport[] = [];
  try {
    const isIgnored = drafts.isIgnored(file);
    if (isIgnored && !isMet) drafts.noteIgnored(file);
    const source = isIgnored ? 'passed over' : drafts.readNamed(named);
    if (typeof source === 'object') {
      reports = bodyReportsIn(drafts.document(file, source.text)).map(packReport);
      if (reports.length > 0 || !isMet) drafts.tellLosses(file, source);
      if (reports.length === 0 && !isMet) {
        drafts.fail(file, t('No table of a report was recognised, so nothing was added up.'));
      }
    }
  } catch (reason) {
    // A bug in Gouji affects only this file.
    drafts.fail(file, t('Gouji failed at this file: {0}', messageOf(reason)));
  }
  return { file, reports, ...drafts.take() };
}
