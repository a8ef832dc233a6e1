import {
  headRowsOf,
  type LaidCell,
  type LaidTable,
  type PlacedCell,
  placed,
} from '../../draft/notation/laid-table.ts';
import { CELL_MARGIN, measure } from '../column-widths.ts';
import { xmlText } from '../new-package.ts';
import { TEXT_WIDTH } from './page-format.ts';

/** A table as wide as the text, with its headings repeated on each page. */
export function tableXml(table: LaidTable): string {
  const { columns, size } = measure(table, TEXT_WIDTH);
  const cells = placed(table).flat();
  const headRows = headRowsOf(table);
  const rows = table.map((_, row) => {
    const inRow = cells
      .filter((cell) => cell.row <= row && row < cell.row + cell.height)
      .toSorted((one, other) => one.column - other.column);
    const head = row < headRows ? '<w:tblHeader/>' : '';
    const written = inRow.map((cell) => cellXml(cell, row, columns, size));
    return `<w:tr><w:trPr><w:cantSplit/>${head}<w:trHeight w:val="397" w:hRule="atLeast"/></w:trPr>${written.join('')}</w:tr>`;
  });
  const grid = columns.map((width) => `<w:gridCol w:w="${width}"/>`);
  return `<w:tbl>${PROPERTIES}<w:tblGrid>${grid.join('')}</w:tblGrid>${rows.join('')}</w:tbl>`;
}

const BORDERS = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(
  (side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`,
);
const MARGINS = ['left', 'right'].map((side) => `<w:${side} w:w="${CELL_MARGIN}" w:type="dxa"/>`);
const PROPERTIES = `<w:tblPr><w:tblW w:w="${TEXT_WIDTH}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${BORDERS.join('')}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>${MARGINS.join('')}</w:tblCellMar></w:tblPr>`;

/** The XML of a cell in one of the rows that it spans. */
function cellXml(
  { text, width, height, column, row: first, role }: PlacedCell,
  row: number,
  columns: readonly number[],
  size: number,
): string {
  const wide = columns.slice(column, column + width).reduce((sum, one) => sum + one, 0);
  const across = width > 1 ? `<w:gridSpan w:val="${width}"/>` : '';
  const down = height === 1 ? '' : row === first ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>';
  const shade = role === 'caption' ? SHADE : '';
  const properties = `<w:tcPr><w:tcW w:w="${wide}" w:type="dxa"/>${across}${down}${shade}<w:vAlign w:val="center"/></w:tcPr>`;
  const letters = `<w:rPr><w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr>`;
  const run =
    row === first && text !== ''
      ? `<w:r>${letters}<w:t xml:space="preserve">${xmlText(text)}</w:t></w:r>`
      : '';
  const style = `<w:pPr><w:pStyle w:val="TableText"/>${SIDES[role]}</w:pPr>`;
  return `<w:tc>${properties}<w:p>${style}${run}</w:p></w:tc>`;
}

/** The colour of captions in the statutory forms. */
const SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="C6D9F1"/>';

const LEFT = '<w:jc w:val="left"/>';
const SIDES: Readonly<Record<LaidCell['role'], string>> = {
  caption: LEFT,
  heading: '',
  label: LEFT,
  figure: '',
};
