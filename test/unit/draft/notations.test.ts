import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { TextDocumentEdit } from 'vscode-languageserver-types';
import { codeActions } from '../../../server/src/features/code-actions.ts';
import { rowName } from '../../../server/src/form/report.ts';
import type { OpenDocument } from '../../../server/src/open-document.ts';
import { converted, WRITERS } from '../../kit/convert.ts';
import { type FormId, type ReportFigures, reportFigures } from '../../kit/generate/figures.ts';
import { writeReport } from '../../kit/generate/write.ts';
import { mendedWith, figuresIn as writtenIn } from '../../kit/mended.ts';
import { findingsOf, open, told } from '../../kit/read.ts';
import { WAYS } from '../../kit/ways.ts';

const ARITHMETIC = ['row-total', 'column-total', 'balance', 'suspect-figure'];

/** The figures of every row of a form that was found, as written. */
function figuresIn({ analysis }: OpenDocument): string[] {
  return analysis.parts.flatMap(({ verdict }) =>
    verdict.report.tables.flatMap((table) =>
      table.rows.map((row) => {
        const figures = row.figures.map((figure) => figure?.cell.text ?? '?').join(' ');
        return `${table.form.form.id} ${table.form.id} ${rowName(table, row)}: ${figures}`;
      }),
    ),
  );
}

/** The report with another figure in its request table. */
function withRequest(
  report: ReportFigures,
  row: number,
  column: number,
  figure: string,
): ReportFigures {
  const requests = report.requests.map((figures, index) =>
    index === row ? figures.with(column, figure) : figures,
  );
  return { ...report, requests };
}

/** The text after the one preferred fix among those of the arithmetic findings. */
function fixed(document: OpenDocument): string | undefined {
  const whole = {
    start: document.positionAt(0),
    end: document.positionAt(document.text.length),
  };
  const fixes = codeActions(document, whole, undefined, undefined).filter(
    ({ isPreferred, diagnostics }) =>
      isPreferred && ARITHMETIC.includes(String(diagnostics?.[0]?.code)),
  );
  const [fix] = fixes;
  const edits = fix?.edit?.documentChanges?.flatMap((change) =>
    TextDocumentEdit.is(change)
      ? change.edits.flatMap((edit) =>
          'newText' in edit ? [{ range: edit.range, newText: edit.newText }] : [],
        )
      : [],
  );
  if (!edits) return undefined;
  const content = TextDocument.create(document.uri, 'report-draft', 1, document.text);
  return TextDocument.applyEdits(content, edits);
}

describe('a report', () => {
  for (const form of ['2021', '2019'] as const) {
    it(`has the same figures in every notation, in the form of ${form}`, () => {
      for (let seed = 0; seed < 50; seed++) {
        const report = reportFigures(seed, form);
        const expected = figuresIn(open(writeReport(report, 'lines')));
        assert.ok(expected.length > 25);
        for (const [notation, languageId] of WAYS) {
          const document = open(writeReport(report, notation), languageId);
          assert.deepEqual(figuresIn(document), expected, `${seed} ${notation} ${languageId}`);
          assert.deepEqual(told(document, ARITHMETIC), [], `${seed} ${notation} ${languageId}`);
        }
      }
    });
  }

  it('has the same faults in every notation, and is mended alike', () => {
    for (let seed = 0; seed < 25; seed++) {
      const right = reportFigures(seed);
      const row = 2 + ((seed * 7) % 20);
      const column = seed % 6;
      const figure = Number(right.requests[row]?.[column] ?? '0');
      const wrong = withRequest(right, row, column, String(figure + 3));
      const expected = told(open(writeReport(wrong, 'lines')), ARITHMETIC);
      assert.ok(expected.length > 0);
      for (const [notation, languageId] of WAYS) {
        const document = open(writeReport(wrong, notation), languageId);
        const where = `${seed} ${notation} ${languageId}`;
        assert.deepEqual(told(document, ARITHMETIC), expected, where);
        assert.equal(fixed(document), writeReport(right, notation), where);
        assert.ok(findingsOf(document).length > 0);
      }
    }
  });

  it('is mended in every notation as in any other, whatever is typed over any figure', () => {
    fc.assert(
      fc.property(
        fc.record({ seed: fc.nat(1000), form: fc.constantFrom<FormId>('2021', '2019') }),
        fc.constantFrom(...WRITERS.filter(({ holdsProse }) => holdsProse)),
        fc.nat(149),
        fc.nat(99_999).map(String),
        ({ seed, form }, writer, index, typed) => {
          const source = writeReport(reportFigures(seed, form), 'lines');
          const ours = open(source);
          const theirs = open(converted(source, writer), writer.languageId);
          const [figure, other] = [writtenIn(ours)[index], writtenIn(theirs)[index]];
          assert.ok(figure && other);
          assert.deepEqual(
            mendedWith(theirs, other, typed),
            mendedWith(ours, figure, typed).map((text) => converted(text, writer)),
          );
        },
      ),
      { numRuns: 100 },
    );
  });
});
