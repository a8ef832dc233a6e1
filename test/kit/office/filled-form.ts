import { withContents } from '../../../server/src/package/zip-rewrite.ts';
import type { ReportFigures } from '../generate/figures.ts';
import { reportPieces } from '../generate/write.ts';
import { archiveOf, entryText } from './entry-text.ts';
import { docxOf, type RunWriter } from './report-docx.ts';

/**
 * Makes a Word document of a report of the form of 2021, its figures written in a way.
 *
 * @param said The figures that its prose repeats, where they are others.
 */
export type FormFiller = (
  report: ReportFigures,
  write: RunWriter,
  said?: ReportFigures,
) => Uint8Array;

/** Makes a document that is laid out as the form is. */
export const madeForm: FormFiller = (report, write, said) =>
  docxOf(reportPieces(report, said), write);

/** Fills the blank form in a file: its title, its lines, and its figures. */
export function formIn(file: Uint8Array): FormFiller {
  const archive = archiveOf(file);
  const xml = entryText(file, MAIN);
  return (report, write, said) => {
    const [title = '', period = '', received = '', problems = '', fees = ''] = reportPieces(
      report,
      said,
    ).flatMap((piece) => (piece.kind === 'line' ? piece.text : []));
    const lines = [title, period + received, problems, fees];
    const filled = withFigures(xml, figuresOf(report), write).replaceAll(
      />[^<>]*(?:格式模板|文字描述)[^<>]*</g,
      () => `>${lines.shift()}<`,
    );
    return withContents(archive, new Map([[MAIN, new TextEncoder().encode(filled)]]));
  };
}

const MAIN = 'word/document.xml';

/** The figures of the form's tables, by the rows that take any, counted from 0: they fill the last cells of these. */
function figuresOf(report: ReportFigures): ReadonlyMap<number, readonly string[]>[] {
  const [regulations = [], norms = []] = report.rules;
  const [licence = '', penalty = '', compulsion = '', charge = ''] = report.decisions;
  const articles: [number, readonly string[]][] = [
    [2, regulations],
    [3, norms],
    [6, [licence]],
    [9, [penalty]],
    [10, [compulsion]],
    [13, [charge]],
  ];
  const requests = report.requests.map((row, index) => [index + 3, row] as const);
  return [new Map(articles), new Map(requests), new Map([[3, report.reviews]])];
}

function withFigures(
  xml: string,
  tables: readonly ReadonlyMap<number, readonly string[]>[],
  write: RunWriter,
): string {
  let table = 0;
  return xml.replaceAll(/<w:tbl>.*?<\/w:tbl>/gs, (whole) => {
    const rows = tables[table++];
    let row = 0;
    return whole.replaceAll(/<w:tr[ >].*?<\/w:tr>/gs, (line) => {
      const figures = rows?.get(row++) ?? [];
      const blank = [...line.matchAll(/<w:tc>/g)].length - figures.length;
      let cell = 0;
      return line.replaceAll(/<w:tc>.*?<\/w:tc>/gs, (one) => {
        const figure = figures[cell++ - blank];
        return figure === undefined ? one : withText(one, write(figure));
      });
    });
  });
}

/** A cell of one paragraph with other runs in it. */
function withText(cell: string, runs: string): string {
  return cell.replace(
    /(<w:p(?: [^>]*)?>(?:<w:pPr>.*?<\/w:pPr>)?).*<\/w:p>/s,
    (_, start) => `${start}${runs}</w:p>`,
  );
}
