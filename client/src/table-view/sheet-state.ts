import {
  blockBetween,
  type CellBlock,
  type CellPlace,
  cellAt,
  cellsIn,
  layoutOf,
  type PasteProblem,
  pasted,
  placeOf,
  span,
} from './cell-block.ts';
import type { Texts } from './clipboard.ts';
import { figureText } from './figure-text.ts';
import {
  type CellText,
  type FromView,
  isSameCell,
  type MovedMessage,
  type NamedCell,
  type Request,
  type RowPicture,
  type TablePicture,
  type TablesMessage,
  type TextsMessage,
} from './panel-messages.ts';

/**
 * The state of the table view. What was typed is shown at once, sent to the extension, and kept until the
 * extension says that it is in the draft.
 */
export interface SheetState {
  readonly uri: string;
  readonly tables: readonly TablePicture[];
  /**
   * New tables in which the table that is being edited has another layout. They are shown when the edit
   * ends.
   */
  readonly held: TablesMessage | undefined;
  /** Requests that were sent and are not in the draft yet, in the order of their numbers. */
  readonly pending: readonly Request[];
  /** Number of the last request. */
  readonly number: number;
  /** The cell that gets what is typed. */
  readonly active: NamedCell | undefined;
  /**
   * The opposite corner of the selected block, which stays while the selection is extended. It is in the
   * same table as the active cell.
   */
  readonly anchor: NamedCell | undefined;
  readonly editing: Editing | undefined;
  /** Key of the column in which a run of Tab keys began. Enter goes back to it. */
  readonly home: string | undefined;
  readonly problem: Problem | undefined;
}

/** The text in the cell that is being edited. */
export interface Editing {
  readonly text: string;
  /** While typing over a figure, the arrow keys go to the next cell; while editing, they move the caret. */
  readonly mode: 'typing' | 'editing';
  /** Whether anything was typed. */
  readonly typed: boolean;
}

/** Why nothing was written. */
export type Problem = PasteProblem | { readonly kind: 'notWritten'; readonly text: string };

/** What the view has to do for a new state, apart from showing it. */
export type SheetEffect =
  | { readonly kind: 'send'; readonly message: FromView }
  /**
   * Gives the focus to the active cell: with all its text selected, with the caret at the end, or as it
   * was.
   */
  | { readonly kind: 'focus'; readonly caret: 'all' | 'end' | 'same' };

export interface SheetStep {
  readonly sheet: SheetState;
  readonly effects: readonly SheetEffect[];
}

export type SheetEvent =
  | TablesMessage
  | TextsMessage
  | MovedMessage
  | { readonly kind: 'refused'; readonly number: number }
  /** The cell that the draft's cursor has moved to. */
  | { readonly kind: 'cursor'; readonly at: NamedCell }
  | { readonly kind: 'input'; readonly text: string }
  /**
   * A cell was pressed with the mouse, or got the focus. `extend` is true with the Shift key and while
   * dragging.
   */
  | { readonly kind: 'choose'; readonly cell: NamedCell; readonly extend: boolean }
  /** The figure is to be edited in place. */
  | { readonly kind: 'edit' }
  | { readonly kind: 'paste'; readonly texts: Texts }
  | { readonly kind: 'clear' }
  | { readonly kind: 'undo' | 'redo' | 'save' }
  | {
      readonly kind: 'repair';
      readonly fault: number;
      readonly repair: number;
      readonly title: string;
    }
  /** The focus left the table. */
  | { readonly kind: 'leave' };

/** A key that was pressed while the active cell had the focus. */
export interface KeyPress {
  /** As `KeyboardEvent` names it. */
  readonly key: string;
  /** Whether Ctrl was held, or Command. */
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
}

/** The state before the first tables arrive. */
export const emptySheet: SheetState = {
  uri: '',
  tables: [],
  held: undefined,
  pending: [],
  number: 0,
  active: undefined,
  anchor: undefined,
  editing: undefined,
  home: undefined,
  problem: undefined,
};

/** The state after an event, and the effects of the event. */
export function update(sheet: SheetState, event: SheetEvent): SheetStep {
  switch (event.kind) {
    case 'tables':
      return only(takeTables(sheet, event));
    case 'texts':
      return only(takeTexts(sheet, event));
    case 'moved':
      return only(moved(sheet, event));
    case 'refused':
      return only(refused(sheet, event.number));
    case 'cursor':
      return only(sheet.editing ? sheet : goTo(sheet, event.at));
    case 'input':
      return typed(sheet, event.text);
    case 'choose':
      return choose(sheet, event.cell, event.extend);
    case 'edit':
      return edit(sheet);
    case 'paste':
      return paste(sheet, event.texts);
    case 'clear':
      return clear(sheet);
    case 'undo':
    case 'redo':
      return request(sheet, { kind: event.kind, number: sheet.number + 1, uri: sheet.uri });
    case 'save':
      return then(commit(sheet), (written) =>
        request(written, { kind: 'save', number: written.number + 1, uri: sheet.uri }),
      );
    case 'repair': {
      const { fault, repair, title } = event;
      return then(commit(sheet), (written) =>
        request(written, {
          kind: 'repair',
          number: written.number + 1,
          uri: sheet.uri,
          fault,
          repair,
          title,
        }),
      );
    }
    case 'leave':
      return commit(sheet);
  }
}

/**
 * The state after a key. `native` leaves the key to the cell's input and keeps it from VS Code; undefined
 * leaves it to both.
 */
export function press(sheet: SheetState, key: KeyPress): SheetStep | 'native' | undefined {
  const letter = key.key.toLowerCase();
  if (key.ctrl && !key.alt) {
    if (letter === 's' && !key.shift) return update(sheet, { kind: 'save' });
    if (letter === 'z' || (letter === 'y' && !key.shift)) {
      // While a figure is being typed, undo works within its text.
      if (sheet.editing) return 'native';
      return update(sheet, { kind: letter === 'z' && !key.shift ? 'undo' : 'redo' });
    }
    if (letter === 'a') return sheet.editing ? 'native' : selectAll(sheet);
  }
  if (key.alt) return undefined;
  switch (key.key) {
    case 'Enter':
      if (!sheet.editing && !key.shift && !key.ctrl) return edit(sheet);
      return then(commit(sheet), (written) => home(written, key.shift ? -1 : 1));
    case 'F2':
      return sheet.editing?.mode === 'editing' ? 'native' : edit(sheet);
    case 'Escape':
      return takeBack(sheet);
    case 'Tab':
      return tab(sheet, key.shift ? -1 : 1);
    case 'Delete':
      return sheet.editing ? 'native' : clear(sheet);
    case 'Backspace':
      return sheet.editing ? 'native' : begin(sheet, { text: '', mode: 'typing', typed: true });
    case ' ':
      if (sheet.editing) return 'native';
      // A space typed over a figure would clear it without being seen.
      if (!key.shift && !key.ctrl) return only(sheet);
      return selectLine(sheet, key.shift ? 'row' : 'column');
  }
  const way = ways[key.key];
  if (!way) return undefined;
  if (sheet.editing?.mode === 'editing') return 'native';
  return then(commit(sheet), (written) => move(written, way, key.ctrl, key.shift));
}

/** A direction that a key moves in. */
interface Way {
  readonly down: number;
  readonly right: number;
  /** Home and End go to the last cell in their direction; with Ctrl, to a corner of the table. */
  readonly far?: boolean;
}

/** The number of rows that Page Up and Page Down move. */
const PAGE = 10;

const ways: Readonly<Record<string, Way>> = {
  ArrowUp: { down: -1, right: 0 },
  ArrowDown: { down: 1, right: 0 },
  ArrowLeft: { down: 0, right: -1 },
  ArrowRight: { down: 0, right: 1 },
  PageUp: { down: -PAGE, right: 0 },
  PageDown: { down: PAGE, right: 0 },
  Home: { down: 0, right: -1, far: true },
  End: { down: 0, right: 1, far: true },
};

/** What the view keeps when the window is reloaded: everything but the tables. */
export type KeptSheet = Pick<
  SheetState,
  'uri' | 'pending' | 'number' | 'active' | 'anchor' | 'editing' | 'home'
>;

/** The part of a state that is kept when the window is reloaded. */
export function kept(sheet: SheetState): KeptSheet {
  const { uri, number, active, anchor, editing, home } = sheet;
  // Writing a figure twice does no harm. Undoing twice would.
  const pending = sheet.pending.filter(({ kind }) => kind === 'write');
  return { uri, pending, number, active, anchor, editing, home };
}

// Queries

/** The text that a cell shows: the text that was typed, else the one in the draft. */
export function textOf(sheet: SheetState, cell: NamedCell): string {
  if (sheet.editing && isSameCell(sheet.active, cell)) return sheet.editing.text;
  return sentText(sheet, cell) ?? figureOf(sheet, cell)?.text ?? '';
}

/** The selected block and its table; undefined if no cell is active. */
export function selection(
  sheet: SheetState,
): { readonly table: TablePicture; readonly block: CellBlock } | undefined {
  const { active, anchor } = sheet;
  const table = active && tableOf(sheet, active);
  const corner = table && active && placeOf(table, active);
  if (!corner) return undefined;
  const other = anchor?.table === active.table ? placeOf(table, anchor) : undefined;
  return { table, block: blockBetween(corner, other ?? corner) };
}

/** The texts of the selected block, for the clipboard. */
export function copied(sheet: SheetState): Texts {
  const selected = selection(sheet);
  if (!selected) return [];
  return cellsIn(selected.table, selected.block).map((line) =>
    line.map((cell) => (cell ? textOf(sheet, cell) : '')),
  );
}

function sentText({ pending }: SheetState, wanted: NamedCell): string | undefined {
  for (const one of pending.toReversed()) {
    if (one.kind !== 'write') continue;
    const written = one.cells.find(({ cell }) => isSameCell(cell, wanted));
    if (written) return written.text;
  }
  return undefined;
}

function tableOf(
  { tables }: Pick<SheetState, 'tables'>,
  cell: NamedCell,
): TablePicture | undefined {
  return tables.find(({ key }) => key === cell.table);
}

function figureOf(
  sheet: Pick<SheetState, 'tables'>,
  cell: NamedCell,
): RowPicture['figures'][number] {
  const table = tableOf(sheet, cell);
  const place = table && placeOf(table, cell);
  return (place && table.rows[place.row]?.figures[place.column]) ?? null;
}

// Messages from the extension

function takeTables(sheet: SheetState, told: TablesMessage): SheetState {
  const same = sheet.uri === told.uri || sheet.uri === '';
  if (same && sheet.editing && sheet.active) {
    const [drawn, next] = [tableOf(sheet, sheet.active), tableOf(told, sheet.active)];
    // The cell must not move while the user types in it.
    const isMoved = drawn && (!next || layoutOf(drawn) !== layoutOf(next));
    if (isMoved) return { ...sheet, held: told };
  }
  const before = new Map(sheet.tables.map((table) => [table.key, table]));
  const tables = told.tables.map((table) => {
    const old = before.get(table.key);
    return old && JSON.stringify(old) === JSON.stringify(table) ? old : table;
  });
  if (!same) return { ...emptySheet, uri: told.uri, tables, number: sheet.number };
  const next = { ...sheet, uri: told.uri, tables, held: undefined };
  return settleOn(sheet, { ...next, pending: after(sheet.pending, told.upTo) });
}

/** Keeps a cell active. If the active cell is gone, the one in its place becomes active. */
function settleOn(before: SheetState, sheet: SheetState): SheetState {
  const { active, anchor } = sheet;
  if (active && figureOf(sheet, active)) {
    return anchor && figureOf(sheet, anchor) ? sheet : { ...sheet, anchor: undefined };
  }
  const table = active && tableOf(sheet, active);
  const old = active && tableOf(before, active);
  const place = old && placeOf(old, active);
  const near = table && place && nearest(table, place);
  const next = { ...sheet, active: near ?? (table && firstCell(table)), anchor: undefined };
  if (!sheet.editing) return next;
  // This happens only after a reload: the cell that was being edited is gone.
  const { text } = sheet.editing;
  return { ...next, editing: undefined, problem: { kind: 'notWritten', text } };
}

function nearest(table: TablePicture, { row, column }: CellPlace): NamedCell | undefined {
  const at = Math.min(row, table.rows.length - 1);
  return cellAt(table, at, Math.min(column, table.columns.length - 1));
}

/** The first wrong cell of a table, else its first cell. */
export function firstCell(table: TablePicture): NamedCell | undefined {
  const all = table.rows.flatMap(({ figures }, row) =>
    figures.flatMap((figure, column) => (figure ? { figure, row, column } : [])),
  );
  const wrong = all.find(({ figure: { standing } }) => /^(?:suspect|broken)$/.test(standing));
  const { row, column } = wrong ?? all[0] ?? { row: -1, column: -1 };
  return cellAt(table, row, column);
}

function takeTexts(sheet: SheetState, { uri, upTo, cells }: TextsMessage): SheetState {
  if (uri !== sheet.uri) return sheet;
  const { held } = sheet;
  return {
    ...sheet,
    tables: withTexts(sheet.tables, cells),
    held: held && { ...held, tables: withTexts(held.tables, cells) },
    pending: after(sheet.pending, upTo),
  };
}

function withTexts(
  tables: readonly TablePicture[],
  cells: readonly CellText[],
): readonly TablePicture[] {
  if (cells.length === 0) return tables;
  return tables.map((table) => {
    const own = cells.filter(({ cell }) => cell.table === table.key);
    if (own.length === 0) return table;
    const rows = table.rows.map((row) => {
      const changed = own.filter(({ cell }) => cell.row === row.key);
      if (changed.length === 0) return row;
      const figures = row.figures.map((figure, column) => {
        const key = table.columns[column]?.key;
        const text = changed.findLast(({ cell }) => cell.column === key)?.text;
        return figure && text !== undefined ? { ...figure, text } : figure;
      });
      return { ...row, figures };
    });
    return { ...table, rows };
  });
}

/** Takes over the draft's new URI. The selection, the edit and the pending requests stay. */
function moved(sheet: SheetState, { from, to }: MovedMessage): SheetState {
  if (sheet.uri !== from) return sheet;
  const { held } = sheet;
  return {
    ...sheet,
    uri: to,
    held: held && { ...held, uri: to },
    pending: sheet.pending.map((one) => ({ ...one, uri: to })),
  };
}

function refused(sheet: SheetState, number: number): SheetState {
  const made = sheet.pending.find((one) => one.number === number);
  const cells = made?.kind === 'write' ? made.cells : [];
  const text = cells.map((one) => one.text).join(' ');
  return {
    ...sheet,
    pending: sheet.pending.filter((one) => one !== made),
    problem: { kind: 'notWritten', text },
  };
}

function after(pending: readonly Request[], number: number): readonly Request[] {
  return pending.filter((one) => one.number > number);
}

// Actions of the user

function typed(sheet: SheetState, text: string): SheetStep {
  const mode = sheet.editing?.mode ?? 'typing';
  return begin(sheet, { text, mode, typed: true });
}

function begin(sheet: SheetState, editing: Editing): SheetStep {
  if (!sheet.active) return only(sheet);
  const next: SheetState = { ...sheet, editing, anchor: undefined, problem: undefined };
  const same = editing.text === sheet.editing?.text;
  const typed = { cell: sheet.active, text: editing.text };
  return {
    sheet: next,
    effects: same ? [] : [send({ kind: 'typing', uri: sheet.uri, typed })],
  };
}

function edit(sheet: SheetState): SheetStep {
  if (!sheet.active || sheet.editing?.mode === 'editing') return only(sheet);
  const { text = textOf(sheet, sheet.active), typed = false } = sheet.editing ?? {};
  const editing: Editing = { text, mode: 'editing', typed };
  return {
    sheet: { ...sheet, editing, anchor: undefined, problem: undefined },
    effects: [{ kind: 'focus', caret: 'end' }],
  };
}

function takeBack(sheet: SheetState): SheetStep | undefined {
  if (sheet.editing) {
    return {
      sheet: released({ ...sheet, editing: undefined, problem: undefined }),
      effects: [
        send({ kind: 'typing', uri: sheet.uri, typed: undefined }),
        { kind: 'focus', caret: 'all' },
      ],
    };
  }
  if (!sheet.problem && !sheet.anchor) return undefined;
  return only({ ...sheet, problem: undefined, anchor: undefined });
}

/** Sends what was typed. A text that is no figure stays in its cell, and the problem is shown. */
function commit(sheet: SheetState): SheetStep {
  const { active, editing } = sheet;
  if (!active || !editing) return only(sheet);
  const done = { ...sheet, editing: undefined, problem: undefined };
  if (!editing.typed) return only(released(done));
  const table = sheet.tables.find(({ key }) => key === active.table);
  const text = figureText(editing.text, table);
  if (text === undefined) {
    return {
      sheet: { ...sheet, problem: { kind: 'notAFigure', text: editing.text.trim() } },
      effects: [{ kind: 'focus', caret: 'same' }],
    };
  }
  const written = write(done, [{ cell: active, text }]);
  return { ...written, sheet: released(written.sheet) };
}

/** Shows the tables that waited for the end of an edit. */
function released(sheet: SheetState): SheetState {
  return sheet.held ? takeTables(sheet, sheet.held) : sheet;
}

function write(sheet: SheetState, cells: readonly CellText[]): SheetStep {
  if (cells.length === 0) return only(sheet);
  return request(sheet, { kind: 'write', number: sheet.number + 1, uri: sheet.uri, cells });
}

function request(sheet: SheetState, made: Request): SheetStep {
  const { number } = made;
  return {
    sheet: { ...sheet, number, pending: [...sheet.pending, made] },
    effects: [send(made)],
  };
}

function clear(sheet: SheetState): SheetStep {
  const selected = selection(sheet);
  if (!selected) return only(sheet);
  const cells = cellsIn(selected.table, selected.block).flat();
  const full = cells.flatMap((cell) =>
    cell && textOf(sheet, cell) !== '' ? [{ cell, text: '' }] : [],
  );
  return write({ ...sheet, problem: undefined }, full);
}

function paste(sheet: SheetState, texts: Texts): SheetStep {
  const selected = selection(sheet);
  if (!selected) return only(sheet);
  const { table, block } = selected;
  const cells = pasted(table, block, texts);
  if ('kind' in cells) return only({ ...sheet, problem: cells });
  const [first, last] = [cells[0]?.cell, cells.at(-1)?.cell];
  const shown: SheetState = { ...sheet, editing: undefined, problem: undefined };
  const chosen = first && last ? { ...shown, active: first, anchor: last } : shown;
  return then(write(chosen, cells), (written) => ({
    sheet: written,
    effects: [{ kind: 'focus', caret: 'all' }],
  }));
}

function choose(sheet: SheetState, cell: NamedCell, extend: boolean): SheetStep {
  if (isSameCell(sheet.active, cell) && (sheet.editing || !sheet.anchor)) {
    return { sheet, effects: [{ kind: 'focus', caret: sheet.editing ? 'same' : 'all' }] };
  }
  return then(commit(sheet), (written) => {
    const together = extend && written.active?.table === cell.table;
    const next = together ? stretch(written, cell) : goTo(written, cell);
    return { sheet: next, effects: [{ kind: 'focus', caret: 'all' }] };
  });
}

/** Makes a cell the active one and selects nothing else. */
function goTo(sheet: SheetState, cell: NamedCell): SheetState {
  return { ...sheet, active: cell, anchor: undefined, home: undefined };
}

/** Extends the selection to a cell, which becomes the active one. The opposite corner stays. */
function stretch(sheet: SheetState, cell: NamedCell): SheetState {
  return { ...sheet, active: cell, anchor: sheet.anchor ?? sheet.active, home: undefined };
}

function selectAll(sheet: SheetState): SheetStep {
  return selectBlock(sheet, ({ rows, columns }) => ({
    top: 0,
    left: 0,
    bottom: rows.length - 1,
    right: columns.length - 1,
  }));
}

function selectLine(sheet: SheetState, line: 'row' | 'column'): SheetStep {
  return selectBlock(sheet, ({ rows, columns }, block) =>
    line === 'row'
      ? { ...block, left: 0, right: columns.length - 1 }
      : { ...block, top: 0, bottom: rows.length - 1 },
  );
}

function selectBlock(
  sheet: SheetState,
  wider: (table: TablePicture, block: CellBlock) => CellBlock,
): SheetStep {
  const selected = selection(sheet);
  if (!selected) return only(sheet);
  const { table, block } = selected;
  const cells = cellsIn(table, wider(table, block)).flat();
  const [first, last] = [
    cells.find((cell) => cell !== undefined),
    cells.findLast((cell) => cell !== undefined),
  ];
  if (!first || !last) return only(sheet);
  return {
    sheet: { ...sheet, active: first, anchor: last },
    effects: [{ kind: 'focus', caret: 'all' }],
  };
}

function move(sheet: SheetState, way: Way, ctrl: boolean, extend: boolean): SheetStep {
  const { active } = sheet;
  const table = active && tableOf(sheet, active);
  const place = table && placeOf(table, active);
  if (!place) return only(sheet);
  const to = target(table, place, way, ctrl) ?? active;
  const next = extend ? stretch(sheet, to) : goTo(sheet, to);
  return { sheet: next, effects: [{ kind: 'focus', caret: 'all' }] };
}

function target(
  table: TablePicture,
  from: CellPlace,
  way: Way,
  ctrl: boolean,
): NamedCell | undefined {
  if (way.far && ctrl) {
    const cells = cellsIn(table, wholeOf(table)).flat();
    const isCell = (cell: NamedCell | undefined) => cell !== undefined;
    return way.right < 0 ? cells.find(isCell) : cells.findLast(isCell);
  }
  const path = pathOf(table, from, way);
  const page = Math.abs(way.down);
  if (way.far || ctrl) return path.at(-1);
  return page > 1 ? path[Math.min(page, path.length) - 1] : path[0];
}

/** The cells in a direction, the nearest first, without those that the draft does not have. */
function pathOf(table: TablePicture, { row, column }: CellPlace, way: Way): NamedCell[] {
  const { bottom, right } = wholeOf(table);
  const rows = way.down < 0 ? span(0, row - 1).toReversed() : span(row + 1, bottom);
  const columns = way.right < 0 ? span(0, column - 1).toReversed() : span(column + 1, right);
  const cells =
    way.down !== 0
      ? rows.map((at) => cellAt(table, at, column))
      : columns.map((at) => cellAt(table, row, at));
  return cells.flatMap((cell) => cell ?? []);
}

function wholeOf({ rows, columns }: TablePicture): CellBlock {
  return { top: 0, left: 0, bottom: rows.length - 1, right: columns.length - 1 };
}

/** Goes to the next cell of the row, then to the next row. At the ends, the focus leaves the table. */
function tab(sheet: SheetState, way: 1 | -1): SheetStep | undefined {
  const { active, home: begun } = sheet;
  const table = active && tableOf(sheet, active);
  if (!table) return undefined;
  const cells = cellsIn(table, wholeOf(table))
    .flat()
    .flatMap((cell) => cell ?? []);
  const to = cells[cells.findIndex((cell) => isSameCell(cell, active)) + way];
  if (!to && !sheet.editing) return undefined;
  return then(commit(sheet), (written) => {
    const next = to ? { ...goTo(written, to), home: begun ?? active.column } : written;
    return { sheet: next, effects: [{ kind: 'focus', caret: 'all' }] };
  });
}

/** Goes to the next row, in the column in which a run of Tab keys began. */
function home(sheet: SheetState, down: 1 | -1): SheetStep {
  const { active, home: column } = sheet;
  if (!active) return only(sheet);
  const from = column === undefined ? active : { ...active, column };
  return move({ ...sheet, active: from }, { down, right: 0 }, false, false);
}

// Steps

function only(sheet: SheetState): SheetStep {
  return { sheet, effects: [] };
}

/**
 * Continues with the next step once the edit is sent. Nothing more happens if the edited text is no
 * figure.
 */
function then(step: SheetStep, next: (sheet: SheetState) => SheetStep): SheetStep {
  if (step.sheet.editing) return step;
  const { sheet, effects } = next(step.sheet);
  return { sheet, effects: [...step.effects, ...effects] };
}

function send(message: FromView): SheetEffect {
  return { kind: 'send', message };
}
