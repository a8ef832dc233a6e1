import type { FaultView, RepairView, TableView } from '../../../server/src/protocol.ts';
import type {
  ChangePicture,
  FaultPicture,
  NamedCell,
  RowPicture,
  TablePicture,
} from '../table-view/panel-messages.ts';

/** What the view draws of the tables: everything except places in the draft. */
export function picturesOf(
  tables: readonly TableView[],
  faults: readonly FaultView[],
): TablePicture[] {
  const keys = keysOf(tables.map(({ report, section, name }) => [report, section, name].join(' ')));
  return tables.map((table, index) => pictureOf(table, keys[index] ?? '', faults));
}

/** A figure of a table with its cell. */
export interface PlacedFigure {
  readonly cell: NamedCell;
  readonly range: TableView['range'];
}

/** The figures that can be written, with the cells that identify them in the view. */
export function figuresOf(
  tables: readonly TableView[],
  pictures: readonly TablePicture[],
): PlacedFigure[] {
  return tables.flatMap(({ rows }, at) => {
    const picture = pictures[at];
    if (!picture) return [];
    return rows.flatMap(({ figures }, row) =>
      figures.flatMap((figure, column) => {
        const cell = {
          table: picture.key,
          row: picture.rows[row]?.key ?? '',
          column: picture.columns[column]?.key ?? '',
        };
        return figure && !figure.isFixed ? { cell, range: figure.range } : [];
      }),
    );
  });
}

function pictureOf(table: TableView, key: string, faults: readonly FaultView[]): TablePicture {
  const { name, report, section, columns, headings, corner, unit } = table;
  const columnKeys = keysOf(columns);
  const rowKeys = keysOf(table.rows.map((row) => row.name));
  return {
    key,
    name,
    report,
    section,
    columns: columns.map((column, index) => ({
      key: columnKeys[index] ?? '',
      name: column,
      headings: headings[index] ?? [],
    })),
    corner,
    unit,
    rows: table.rows.map(
      (row, index): RowPicture => ({
        key: rowKeys[index] ?? '',
        name: row.name,
        headings: row.headings,
        figures: row.figures.map((figure) => {
          return figure && { text: figure.text.trim(), standing: figure.standing };
        }),
      }),
    ),
    point: table.point,
    style: table.style,
    relations: table.relations.map((relation) => ({
      name: relation.name,
      sum: relation.sum,
      status: relation.status,
      figures: relation.figures,
    })),
    faults: faults.flatMap((fault, index) => faultOf(table, fault, index) ?? []),
  };
}

/** Makes names distinct: repeated names get a number. */
function keysOf(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  return names.map((name) => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${name}#${count}`;
  });
}

/** What the view draws of a fault; undefined if it belongs to another table or cannot be repaired. */
function faultOf(table: TableView, fault: FaultView, index: number): FaultPicture | undefined {
  const { decided, more } = fault;
  const [change] = fault.repairs[0]?.edits ?? [];
  // In a collection of reports, nearly every fault belongs to another table.
  if (!change || !isWithin(table.range, change.range.start)) return undefined;
  const repairs = fault.repairs.flatMap((repair) => {
    const changes = changesOf(table, repair);
    return changes ? [{ title: repair.title, effect: repair.effect, changes }] : [];
  });
  // The view identifies repairs by their indexes, so either all are shown or none.
  if (repairs.length === 0 || repairs.length < fault.repairs.length) return undefined;
  return { index, decided, more, repairs };
}

function changesOf(table: TableView, { edits }: RepairView): ChangePicture[] | undefined {
  const changes = edits.flatMap(({ range, newText }) =>
    table.rows.flatMap(({ figures }, row) => {
      const column = figures.findIndex(
        (figure) => figure && !figure.isFixed && startsAt(figure.range, range.start),
      );
      return column < 0 ? [] : [{ row, column, text: newText }];
    }),
  );
  return changes.length === edits.length ? changes : undefined;
}

function isWithin(
  { start, end }: TableView['range'],
  { line }: TableView['range']['start'],
): boolean {
  return start.line <= line && line <= end.line;
}

function startsAt({ start }: TableView['range'], position: TableView['range']['start']): boolean {
  return start.line === position.line && start.character === position.character;
}
