import type {
  FromView,
  NamedCell,
  Request,
  ToView,
} from '../../client/src/table-view/panel-messages.ts';
import { meet } from '../../server/src/features/place.ts';
import { languageService } from '../../server/src/service.ts';
import type { DroppedFile } from './dropped-file.ts';
import { editsIn, fixesIn, type ShownTables } from './file-view.ts';

/** What became of a message from the sheet. */
export type DeskOutcome = 'changed' | 'unchanged' | 'save';

/** Answers the sheet that shows the tables of a file: it writes figures, makes repairs, and opens menus. */
export class SheetDesk {
  readonly #post: (message: ToView) => void;
  /** Number of the last request that was carried out or refused. */
  #done = 0;
  /** The fixes of the menu that is open, and the number of menus so far. */
  #fixes: ReturnType<typeof fixesIn> = [];
  #menus = 0;

  constructor(post: (message: ToView) => void) {
    this.#post = post;
  }

  /** Shows the tables of a file. */
  show(file: DroppedFile, { pictures, views }: ShownTables): void {
    this.#post({
      kind: 'tables',
      uri: file.document.uri,
      upTo: this.#done,
      tables: pictures,
      accepted: views.accepted,
    });
  }

  /** Carries out what the user did. */
  take(message: FromView, file: DroppedFile, tables: ShownTables): DeskOutcome {
    switch (message.kind) {
      case 'ready':
        this.#done = Math.max(this.#done, message.number);
        return 'unchanged';
      case 'write':
      case 'undo':
      case 'redo':
      case 'save':
      case 'repair':
        // The page shows one file after another, and a request may be for the one before.
        if (message.uri !== file.document.uri) return 'unchanged';
        this.#done = message.number;
        return this.#carryOut(message, file, tables);
      case 'select':
        // A click on a figure that is wrong shows what is wrong with it.
        if (this.#isWrong(message.at, tables)) this.#openMenu(message.at, file, tables);
        return 'unchanged';
      case 'askMenu':
        this.#openMenu(message.at, file, tables);
        return 'unchanged';
      case 'act': {
        const action = message.menu === this.#menus ? this.#fixes[message.item] : undefined;
        if (!action) return 'unchanged';
        file.edit(editsIn(action));
        return 'changed';
      }
      default:
        return 'unchanged';
    }
  }

  #carryOut(request: Request, file: DroppedFile, tables: ShownTables): DeskOutcome {
    switch (request.kind) {
      case 'save':
        return 'save';
      case 'undo':
        file.undo();
        return 'changed';
      case 'redo':
        file.redo();
        return 'changed';
      case 'write': {
        const edits = request.cells.flatMap(({ cell, text }) => {
          const range = rangeOfCell(cell, tables);
          return range ? [{ range, newText: text }] : [];
        });
        const isWritten = edits.length === request.cells.length && file.edit(edits);
        if (!isWritten) this.#post({ kind: 'refused', number: request.number });
        return 'changed';
      }
      case 'repair': {
        const repair = tables.repairs.faults[request.fault]?.repairs[request.repair];
        if (repair?.title === request.title) file.edit(repair.edits);
        return 'changed';
      }
    }
  }

  #isWrong(at: NamedCell, { pictures }: ShownTables): boolean {
    const table = pictures.find(({ key }) => key === at.table);
    const row = table?.rows.find(({ key }) => key === at.row);
    const column = table?.columns.findIndex(({ key }) => key === at.column) ?? -1;
    const standing = row?.figures[column]?.standing;
    return standing === 'suspect' || standing === 'broken';
  }

  #openMenu(at: NamedCell, { document }: DroppedFile, tables: ShownTables): void {
    const range = rangeOfCell(at, tables);
    if (!range) return;
    this.#menus++;
    this.#fixes = fixesIn(document, range);
    const says = languageService
      .diagnostics(document)
      .filter((finding) => meet(finding.range, range))
      .map(({ message }) => String(message));
    const items = this.#fixes.map(({ title }) => title);
    this.#post({ kind: 'menu', at, menu: { number: this.#menus, says, items } });
  }
}

function rangeOfCell({ table, row, column }: NamedCell, { figures }: ShownTables) {
  return figures.find(
    ({ cell }) => cell.table === table && cell.row === row && cell.column === column,
  )?.range;
}
