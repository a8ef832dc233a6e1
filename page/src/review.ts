import type { Translate } from '../../server/src/l10n.ts';
import { isAboutSomethingElse } from '../../server/src/review-page/about-something-else.ts';
import { reviewPage } from '../../server/src/review-page/review-page.ts';
import {
  type ReviewedReport,
  reviewedReports,
} from '../../server/src/review-page/reviewed-report.ts';
import type { DroppedFile } from './dropped-file.ts';

/** What the page for reviewers says of a file. */
export type ReviewedFile =
  | { readonly kind: 'reports'; readonly reports: readonly ReviewedReport[] }
  /** It could not be dealt with; a line says why. */
  | { readonly kind: 'failure'; readonly line: string }
  /** It was in a folder, and is about something else. */
  | { readonly kind: 'passed over' };

/** What the page for reviewers says of a file that was read. */
export function reviewedFile({ names, document }: DroppedFile, t: Translate): ReviewedFile {
  const { path, name } = names;
  const wasInFolder = path.includes('/');
  if (wasInFolder && isAboutSomethingElse(path, document)) return { kind: 'passed over' };
  const reports = [...reviewedReports(name, document, t)].flat();
  if (reports.length > 0) return { kind: 'reports', reports };
  const why = t('No table of a report was recognised, so nothing was checked.');
  return { kind: 'failure', line: `${name}: ${why}` };
}

/** The page for reviewers about some files, in the order of their names. */
export function reviewOf(
  files: readonly (readonly [name: string, file: ReviewedFile])[],
  t: Translate,
): string {
  const all = files
    .toSorted(([a], [b]) => a.localeCompare(b, 'zh', { numeric: true }))
    .map(([, file]) => file);
  return reviewPage(
    {
      reports: all.flatMap((file) => (file.kind === 'reports' ? file.reports : [])),
      failures: all.flatMap((file) => (file.kind === 'failure' ? file.line : [])),
      passedOver: all.filter(({ kind }) => kind === 'passed over').length,
    },
    t,
  );
}
