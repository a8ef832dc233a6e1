import type { Translate } from '../l10n.ts';
import { shownPlace } from '../source/draft-source.ts';
import type { FoundInFile } from './checked-draft.ts';
import type { Format, Summary } from './format.ts';
import type { Output } from './output.ts';
import { severityOf } from './severity.ts';

/** A line for each finding, and the counts. If readiness was asked for, the answers instead of the counts. */
export const textFormat: Format = {
  isOrdered: true,
  linesOf({ file, reports, answer }, t) {
    const found = reports.flatMap((report) => report.found.map(findingLine));
    if (!answer) return found;
    const accepted = reports.flatMap((report) =>
      report.accepted.map(({ reason, ...one }) =>
        t('{0} (accepted: {1})', findingLine(one), reason),
      ),
    );
    return [...found, ...accepted, `${file}: ${answer.sentence}`];
  },
  writer: (out, t, { isFinal }) => ({
    add(lines) {
      for (const line of lines) out.line(line);
    },
    end(summary) {
      if (!isFinal) writeCounts(summary, t, out);
      writePassedOver(summary.passedOver, t, out);
    },
  }),
};

function writeCounts(summary: Summary, t: Translate, out: Output): void {
  const { files, found, unread, accepted, unrecognised } = summary;
  out.line(
    unrecognised > 0
      ? t('Files: {0}; findings: {1}; no report recognised: {2}', files, found, unrecognised)
      : t('Files: {0}; findings: {1}', files, found),
  );
  writeUnread(unread, t, out);
  writeAccepted(accepted, t, out);
}

/** Prints how many files could not be read, if there are any. */
export function writeUnread(count: number, t: Translate, out: Output): void {
  if (count > 0) out.line(t('Files that could not be read: {0}', count));
}

/** Prints how many findings are accepted, if there are any. */
export function writeAccepted(count: number, t: Translate, out: Output): void {
  if (count > 0) {
    out.line(
      t(
        'Accepted findings that are not listed: {0} (“gouji check --no-accepted” lists them)',
        count,
      ),
    );
  }
}

/** Prints how many files were passed over, if there are any. */
export function writePassedOver(count: number, t: Translate, out: Output): void {
  if (count > 0) out.line(t('Other files, which were passed over: {0}', count));
}

/** `file:place: severity code message`; see `shownPlace`. */
export function findingLine({
  file,
  diagnostic,
  place,
}: Pick<FoundInFile, 'file' | 'diagnostic' | 'place'>): string {
  const { code, message } = diagnostic;
  return `${file}:${shownPlace(place)}: ${severityOf(diagnostic)} ${code} ${message}`;
}
