import type { LaidTable } from '../generate/tables.ts';
import type { ReportPiece } from '../generate/write.ts';
import { cell, type DocxParts, makeDocx, paragraph, row, run, table } from './make-docx.ts';

/** How text is divided into runs, as XML: the same text is seen. */
export type RunWriter = (text: string) => string;

/** Ways in which a figure comes to stand in a file: typed once, in pieces as a text is gone over, as a tracked change. */
export const RUN_WRITERS: Readonly<Record<'plain' | 'split' | 'tracked', RunWriter>> = {
  plain: (text) => run(text, '<w:sz w:val="21"/>'),
  split: (text) =>
    Array.from(text, (one, index) => run(one, `<w:sz w:val="${index % 2 === 0 ? 21 : 22}"/>`)).join(
      '',
    ),
  tracked: (text) =>
    `<w:del w:id="1" w:author="甲" w:date="2025-01-01T00:00:00Z"><w:r><w:delText>${text}1</w:delText></w:r></w:del>` +
    `<w:ins w:id="2" w:author="甲" w:date="2025-01-01T00:00:00Z">${run(text)}</w:ins>`,
};

/** A report as a Word document, every text in it written in a way. */
export function docxOf(
  pieces: readonly ReportPiece[],
  write: RunWriter,
  more: Omit<DocxParts, 'body'> = {},
): Uint8Array {
  const runs = (text: string) => (text === '' ? '' : write(text));
  const body = pieces.map((piece) =>
    piece.kind === 'table' ? tableOf(piece.table, runs) : paragraph(runs(piece.text)),
  );
  return makeDocx({ body: body.join(''), ...more });
}

function tableOf(laid: LaidTable, runs: RunWriter): string {
  /** By columns: for how many more rows a cell goes on there, and how wide it is. */
  const above = new Map<number, { rows: number; readonly width: number }>();
  const rows = laid.map((line) => {
    const cells: string[] = [];
    let column = 0;
    const passCovered = () => {
      for (let over = above.get(column); over && over.rows > 0; over = above.get(column)) {
        over.rows--;
        cells.push(cell('', `${spanOf(over.width)}<w:vMerge/>`));
        column += over.width;
      }
    };
    for (const { text, width, height } of line) {
      passCovered();
      const merge = height > 1 ? '<w:vMerge w:val="restart"/>' : '';
      cells.push(cell(paragraph(runs(text)), `${spanOf(width)}${merge}`));
      above.set(column, { rows: height - 1, width });
      column += width;
    }
    passCovered();
    return row(cells);
  });
  return table(...rows);
}

function spanOf(width: number): string {
  return width > 1 ? `<w:gridSpan w:val="${width}"/>` : '';
}
