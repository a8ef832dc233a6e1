import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { NotationName } from '../../../server/src/draft/notation/notation.ts';
import { isRefused, readOffice } from '../../../server/src/office/read-office.ts';
import { decode } from '../../kit/bytes.ts';
import { type FormId, reportFigures } from '../../kit/generate/figures.ts';
import { reportPieces, writeReport } from '../../kit/generate/write.ts';
import { docxOf, RUN_WRITERS } from '../../kit/office/report-docx.ts';
import { open, told } from '../../kit/read.ts';
import { unevenFigures } from '../../kit/request-report.ts';

const NOTATIONS: Readonly<Record<string, NotationName>> = { 'report-draft': 'tabs', html: 'html' };

const FORMS: readonly FormId[] = ['2021', '2019'];

describe('a report in a Word document', () => {
  const reports = [
    unevenFigures,
    ...FORMS.flatMap((form) => [1, 2, 3].map((seed) => reportFigures(seed, form))),
  ];
  for (const report of reports) {
    const { form, agency } = report;
    const pieces = reportPieces(report);
    for (const [way, write] of Object.entries(RUN_WRITERS)) {
      it(`of ${form} is found to be what it is as a draft and as a page: ${agency}, ${way}`, () => {
        const draft = readOffice(docxOf(pieces, write), decode);
        assert.ok(!isRefused(draft));
        for (const [language, notation] of Object.entries(NOTATIONS)) {
          const text = writeReport(report, notation);
          assert.deepEqual(told(open(draft.text)), told(open(text, language)));
        }
      });
    }
  }
});
