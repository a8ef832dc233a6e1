/** A cell of a table as printed on paper, `width` columns wide and `height` rows high. */
export interface LaidCell {
  readonly text: string;
  readonly width: number;
  readonly height: number;
  /** Its role: a caption, a heading, a row label, or a figure. */
  readonly role: 'caption' | 'heading' | 'label' | 'figure';
}

/** The rows of a table. Places that a cell covers beside or below it have no cell. */
export type LaidTable = readonly (readonly LaidCell[])[];

/** A cell with its first row and column, counted from 0. */
export interface PlacedCell extends LaidCell {
  readonly row: number;
  readonly column: number;
}

/** The cells row by row with their places. A row continues beside cells that reach down from above. */
export function placed(table: LaidTable): PlacedCell[][] {
  const covered: Set<number>[] = table.map(() => new Set());
  return table.map((cells, row) => {
    let column = 0;
    return cells.map((cell) => {
      while (covered[row]?.has(column)) column++;
      const place = { ...cell, row, column };
      for (const columns of covered.slice(row, row + cell.height)) {
        for (let across = 0; across < cell.width; across++) columns.add(column + across);
      }
      column += cell.width;
      return place;
    });
  });
}

/** Number of columns of a table. */
export function widthOfLaid(table: LaidTable): number {
  return Math.max(
    0,
    ...placed(table).flatMap((row) => row.map((cell) => cell.column + cell.width)),
  );
}

/**
 * The texts row by row, for notations without merged cells. A place is empty if a cell above covers it,
 * and undefined if a cell to its left covers it.
 */
export function gridOf(table: LaidTable): (string | undefined)[][] {
  const grid: (string | undefined)[][] = table.map(() => []);
  for (const { text, row, column, width, height } of placed(table).flat()) {
    for (const [down, line] of grid.slice(row, row + height).entries()) {
      for (let across = 0; across < width; across++) {
        line[column + across] = across > 0 ? undefined : down > 0 ? '' : text;
      }
    }
  }
  return grid;
}

/**
 * How many rows at the top are headings and can be repeated on a further page; 0 if the table consists of
 * several with captions.
 */
export function headRowsOf(table: LaidTable): number {
  const captions = table.filter((row) => row.some(({ role }) => role === 'caption'));
  if (captions.length > 1) return 0;
  const rows = table.findIndex((row) =>
    row.some(({ role }) => role === 'label' || role === 'figure'),
  );
  return Math.max(rows, 0);
}

/**
 * Joins tables below each other into one. In narrower tables the last column is widened to the common
 * width.
 */
export function stacked(tables: readonly LaidTable[]): LaidTable {
  const widest = Math.max(...tables.map(widthOfLaid));
  return tables.flatMap((table) => {
    const width = widthOfLaid(table);
    return placed(table).map((cells) =>
      cells.map(({ row: _, column, ...cell }) =>
        column + cell.width < width ? cell : { ...cell, width: cell.width + widest - width },
      ),
    );
  });
}
