/** A cell of a table as it is laid out on paper; `width` columns wide, `height` rows high. */
export interface LaidCell {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

/** A table by its rows; what a cell covers below and beside it is left away. */
export type LaidTable = readonly (readonly LaidCell[])[];

/**
 * The texts row by row without merging: empty where a cell above covers the place, undefined where one
 * before it in the row does, as the notations without merged cells leave that away or blank.
 */
export function gridOf(table: LaidTable): (string | undefined)[][] {
  const grid: (string | undefined)[][] = table.map(() => []);
  for (const [index, row] of table.entries()) {
    const line = grid[index] ?? [];
    let column = 0;
    for (const { text, width, height } of row) {
      while (column in line) column++;
      for (let down = 0; down < height; down++) {
        for (let across = 0; across < width; across++) {
          const below = grid[index + down];
          if (below) below[column + across] = across > 0 ? undefined : down > 0 ? '' : text;
        }
      }
      column += width;
    }
  }
  return grid;
}
