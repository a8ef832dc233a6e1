import type { FaultView, RepairView, TableView } from '../../../server/src/protocol.ts';
import type { ChangePicture, FaultPicture, TablePicture } from '../table-view/messages.ts';

/** What the view draws of a table: everything but the places in the draft. */
export function pictureOf(table: TableView, faults: readonly FaultView[]): TablePicture {
  const { name, report, section, columns, headings } = table;
  return {
    name,
    report,
    section,
    columns,
    headings,
    rows: table.rows.map((row) => ({
      name: row.name,
      headings: row.headings,
      figures: row.figures.map((figure) => {
        return figure && { text: figure.text.trim(), standing: figure.standing };
      }),
    })),
    relations: table.relations.map((relation) => ({
      name: relation.name,
      sum: relation.sum,
      status: relation.status,
      figures: relation.figures,
    })),
    faults: faults.flatMap((fault, index) => faultOf(table, fault, index) ?? []),
  };
}

/** What the view draws of a fault; undefined where that is another table's or cannot be mended. */
function faultOf(table: TableView, fault: FaultView, index: number): FaultPicture | undefined {
  const { decided, more } = fault;
  const [change] = fault.repairs[0]?.edits ?? [];
  // In a collection of reports, nearly every fault is another table's.
  if (!change || !isWithin(table.range, change.range.start)) return undefined;
  const repairs = fault.repairs.flatMap((repair) => {
    const changes = changesOf(table, repair);
    return changes ? [{ title: repair.title, effect: repair.effect, changes }] : [];
  });
  // The indices are what the view names a repair by.
  if (repairs.length === 0 || repairs.length < fault.repairs.length) return undefined;
  return { index, decided, more, repairs };
}

function changesOf(table: TableView, { edits }: RepairView): ChangePicture[] | undefined {
  const changes = edits.flatMap(({ range, newText }) =>
    table.rows.flatMap(({ figures }, row) => {
      const column = figures.findIndex((figure) => figure && startsAt(figure.range, range.start));
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
