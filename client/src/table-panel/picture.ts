import type { TableView } from '../../../server/src/protocol.ts';
import type { TablePicture } from '../table-view/messages.ts';

/** What the view draws of a table: everything but the places in the draft. */
export function pictureOf(table: TableView): TablePicture {
  const { name, section, columns, headings } = table;
  return {
    name,
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
  };
}
