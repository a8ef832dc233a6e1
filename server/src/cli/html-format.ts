import { reviewPage } from '../review-page/review-page.ts';
import { type ReviewedReport, reviewedReports } from '../review-page/reviewed-report.ts';
import type { Format } from './format.ts';

/** A page for reviewers. It is written when all reports are known. */
export const htmlFormat: Format = {
  isOrdered: true,
  linesOf: ({ file, document }, t) =>
    document
      ? [...reviewedReports(file, document, t)].flat().map((report) => JSON.stringify(report))
      : [],
  writer(out, t) {
    const reports: ReviewedReport[] = [];
    return {
      add(lines) {
        // They are what `linesOf` wrote, in this thread or in another.
        for (const line of lines) reports.push(JSON.parse(line));
      },
      end({ failures, passedOver }) {
        out.page(reviewPage({ reports, failures, passedOver }, t));
      },
    };
  },
};
