import type { CancellationToken } from 'vscode-languageserver';
import { isReportFile, namesReport } from '../language.ts';
import { type ReviewPageParams, type ReviewPageResult, reviewPageRequest } from '../protocol.ts';
import { isAboutSomethingElse } from '../review-page/about-something-else.ts';
import { findingsIn, reviewPage } from '../review-page/review-page.ts';
import { type ReviewedReport, reviewedReports } from '../review-page/reviewed-report.ts';
import { decoded, isUnder, placesOf } from '../uri.ts';
import { readAhead } from '../workspace/read-ahead.ts';
import { LateProgress } from './late-progress.ts';
import { unlessCancelled } from './pace.ts';
import type { ServerSession } from './server-session.ts';

/** Answers the request for the page for reviewers; see `protocol.ts`. */
export function serveReviewPage(session: ServerSession): void {
  const { connection, turns, documents, settings, files, indexed } = session;

  connection.onRequest(reviewPageRequest, async ({ folder }: ReviewPageParams, token) => {
    // Findings depend on last year's reports.
    await unlessCancelled(indexed(), token);
    await documents.readAll(token);
    const { t } = settings.for(folder);
    // An editor tells of a file some time after it was saved, and the page leaves no report out.
    files.forget();
    const uris = await reportsUnder(folder);
    const progress = new LateProgress(session, () => t('Writing the page for reviewers'), false);
    const reports: ReviewedReport[] = [];
    const failures: string[] = [];
    let [done, passedOver] = [0, 0];
    try {
      // An open document counts as it is in the editor.
      const read = async (uri: string) => documents.get(uri)?.text ?? (await files.read(uri));
      for await (const [uri, text] of readAhead(uris, read)) {
        progress.report(done++, uris.length);
        const file = decoded(uri).slice(decoded(folder).replace(/\/$/, '').length + 1);
        const found = await reviewed(uri, file, text ?? undefined, token);
        reports.push(...found.reports);
        if (found.isSomethingElse) passedOver++;
        else if (found.reports.length === 0) {
          failures.push(t('{0}: Nothing in it was checked. Open it to see why.', file));
        }
      }
    } finally {
      progress.done();
    }
    if (reports.length + failures.length === 0) return null;
    const result: ReviewPageResult = {
      html: reviewPage({ reports, failures, passedOver }, t),
      reports: reports.length,
      findings: findingsIn(reports),
    };
    return result;
  });

  /** The files of a folder that may hold reports, in the order of their names. */
  async function reportsUnder(folder: string): Promise<readonly string[]> {
    const open = documents.all().map(({ uri }) => uri);
    const all = new Set([...(await files.find('reports')), ...open.filter(isReportFile)]);
    const places = placesOf([folder]);
    return [...all]
      .filter((uri) => isUnder(uri, places))
      .toSorted((a, b) => (decoded(a) < decoded(b) ? -1 : 1));
  }

  /** The reports of a file; none if its text is undefined, which means that it cannot be read or has no table. */
  async function reviewed(
    uri: string,
    file: string,
    text: string | undefined,
    token: CancellationToken,
  ): Promise<{ readonly reports: readonly ReviewedReport[]; readonly isSomethingElse: boolean }> {
    const reports: ReviewedReport[] = [];
    if (text === undefined) return { reports, isSomethingElse: !namesReport(file) };
    const { t } = settings.for(uri);
    const document = documents.inOtherWords(uri, t) ?? documents.unopened(uri, text);
    await turns.through((isDue) => document.judge(isDue), token);
    if (isAboutSomethingElse(file, document)) return { reports, isSomethingElse: true };
    const pace = turns.pace(token);
    for (const some of reviewedReports(file, document, t)) {
      reports.push(...some);
      if (pace.isDue()) await pace.turn();
    }
    return { reports, isSomethingElse: false };
  }
}
