import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type {
  NamedCell,
  Request,
  TablePicture,
  TablesMessage,
} from '../../../client/src/table-view/panel-messages.ts';
import {
  copied,
  emptySheet,
  type KeyPress,
  press,
  type SheetEvent,
  type SheetState,
  type SheetStep,
  selection,
  textOf,
  update,
} from '../../../client/src/table-view/sheet-state.ts';

/** A table with rows 1, 2, … and columns A, B, …; null where the draft has no cell. */
function table(...rows: readonly (readonly (string | null)[])[]): TablePicture {
  return {
    key: '表',
    name: '表',
    report: '',
    section: '',
    corner: [],
    unit: '',
    columns: (rows[0] ?? []).map((_, at) => {
      const name = 'ABCDEFGH'.charAt(at);
      return { key: name, name, headings: [name] };
    }),
    rows: rows.map((figures, at) => ({
      key: String(at + 1),
      name: String(at + 1),
      headings: [String(at + 1)],
      figures: figures.map((text) => (text === null ? null : { text, standing: 'sound' as const })),
    })),
    point: '.',
    style: { thousands: 'never', digits: 0 },
    relations: [],
    faults: [],
  };
}

/** `A1` */
function cell(name: string): NamedCell {
  return { table: '表', row: name.slice(1), column: name.charAt(0) };
}

function nameOf(at: NamedCell | undefined): string {
  return at ? at.column + at.row : '';
}

/** Someone at a sheet: presses keys, types, and counts what is sent. */
class User {
  sheet: SheetState;
  readonly sent: Request[] = [];

  constructor(...rows: readonly (readonly (string | null)[])[]) {
    const tables = [table(...rows)];
    this.sheet = update(emptySheet, {
      kind: 'tables',
      uri: 'a',
      upTo: 0,
      tables,
      accepted: [],
    }).sheet;
    this.happen({ kind: 'choose', cell: cell('A1'), extend: false });
  }

  /** `Shift+ArrowDown`, or a letter, which the browser puts into the input. */
  press(...keys: readonly string[]): this {
    for (const name of keys) {
      const parts = name.split('+');
      const key = parts.pop() || '+';
      const pressed: KeyPress = {
        key,
        ctrl: parts.includes('Ctrl'),
        shift: parts.includes('Shift'),
        alt: false,
      };
      const step = press(this.sheet, pressed);
      if (typeof step === 'object') this.take(step);
    }
    return this;
  }

  /** What the browser does with letters: over a figure that rests they replace it. */
  type(text: string): this {
    for (const letter of text) {
      const before = this.sheet.editing?.text ?? '';
      this.happen({ kind: 'input', text: before + letter });
    }
    return this;
  }

  happen(event: SheetEvent): this {
    return this.take(update(this.sheet, event));
  }

  take({ sheet, effects }: SheetStep): this {
    this.sheet = sheet;
    for (const effect of effects) {
      if (effect.kind === 'send' && 'number' in effect.message && effect.message.kind !== 'ready') {
        this.sent.push(effect.message);
      }
    }
    return this;
  }

  get at(): string {
    return nameOf(this.sheet.active);
  }

  /** `A1=5 B1=6` for each write, or the kind of another request. */
  get requests(): string[] {
    return this.sent.map((one) =>
      one.kind === 'write'
        ? one.cells.map(({ cell: at, text }) => `${nameOf(at)}=${text}`).join(' ')
        : one.kind,
    );
  }

  shows(name: string): string {
    return textOf(this.sheet, cell(name));
  }
}

const square = () => new User(['1', '2', '3'], ['4', '5', '6'], ['7', '8', '9']);

describe('the keys of the sheet', () => {
  for (const [keys, at] of [
    ['ArrowDown', 'A2'],
    ['ArrowRight', 'B1'],
    ['ArrowRight ArrowLeft', 'A1'],
    ['ArrowDown ArrowUp', 'A1'],
    ['ArrowUp', 'A1'],
    ['End', 'C1'],
    ['End Home', 'A1'],
    ['Ctrl+End', 'C3'],
    ['Ctrl+End Ctrl+Home', 'A1'],
    ['Ctrl+ArrowDown', 'A3'],
    ['Ctrl+ArrowRight', 'C1'],
    ['PageDown', 'A3'],
    ['PageDown PageUp', 'A1'],
    ['Tab', 'B1'],
    ['Tab Tab Tab', 'A2'],
    ['Tab Tab Tab Shift+Tab', 'C1'],
    ['Tab Shift+Enter', 'A1'],
    ['ArrowDown Tab Tab F2 Enter', 'A3'],
    ['F2 Enter', 'A2'],
    ['Enter Enter', 'A2'],
    ['Enter Tab', 'B1'],
  ] as const) {
    it(`go with ${keys} to ${at}`, () => {
      assert.equal(square().press(...keys.split(' ')).at, at);
    });
  }

  it('pass over cells that the draft lacks', () => {
    assert.equal(new User(['1', null, '3']).press('ArrowRight').at, 'C1');
  });

  it('leave the table with Tab behind its last cell, and before its first', () => {
    const user = square();
    assert.equal(
      press(user.sheet, { key: 'Tab', ctrl: false, shift: true, alt: false }),
      undefined,
    );
    user.press('Ctrl+End');
    assert.equal(
      press(user.sheet, { key: 'Tab', ctrl: false, shift: false, alt: false }),
      undefined,
    );
  });

  it('move the caret within a figure that is edited, and to the next cell while one is typed', () => {
    const user = square().press('F2');
    assert.equal(
      press(user.sheet, { key: 'ArrowLeft', ctrl: false, shift: false, alt: false }),
      'native',
    );
    assert.equal(square().type('5').press('ArrowRight').at, 'B1');
  });
});

describe('what is typed', () => {
  it('replaces the figure, and goes down with Enter', () => {
    const user = square().type('15').press('Enter');
    assert.deepEqual(user.requests, ['A1=15']);
    assert.equal(user.at, 'A2');
    assert.equal(user.shows('A1'), '15');
  });

  it('row by row goes on in the column where the row began', () => {
    const user = square();
    user.type('10').press('Tab').type('20').press('Tab').type('30').press('Enter');
    assert.deepEqual(user.requests, ['A1=10', 'B1=20', 'C1=30']);
    assert.equal(user.at, 'A2');
  });

  it('is taken back with Escape', () => {
    const user = square().type('15').press('Escape', 'Enter', 'Enter');
    assert.deepEqual(user.requests, []);
    assert.equal(user.shows('A1'), '1');
  });

  it('is written when the focus leaves', () => {
    assert.deepEqual(square().type('15').happen({ kind: 'leave' }).requests, ['A1=15']);
  });

  it('is written before the draft is saved', () => {
    assert.deepEqual(square().type('15').press('Ctrl+s').requests, ['A1=15', 'save']);
  });

  it('is written also where it is what the view shows, for the draft may have changed', () => {
    assert.deepEqual(square().type('1').press('Enter').requests, ['A1=1']);
  });

  it('stays in its cell while it is no figure', () => {
    const user = square().type('八百').press('Enter');
    assert.deepEqual(user.requests, []);
    assert.equal(user.at, 'A1');
    assert.deepEqual(user.sheet.problem, { kind: 'notAFigure', text: '八百' });
    user.happen({ kind: 'choose', cell: cell('C3'), extend: false });
    assert.equal(user.at, 'A1');
    user.press('Escape', 'ArrowDown');
    assert.equal(user.at, 'A2');
    assert.equal(user.sheet.problem, undefined);
  });

  it('is not written where a figure was looked at only', () => {
    assert.deepEqual(square().press('F2', 'Enter', 'Enter', 'Tab').requests, []);
  });

  it('is nothing where it is a blank', () => {
    assert.deepEqual(square().press(' ', 'Enter', 'Enter').requests, []);
  });

  it('clears the cell where nothing is left of it', () => {
    assert.deepEqual(square().press('Backspace', 'Enter').requests, ['A1=']);
  });
});

describe('a block', () => {
  it('is selected with Shift, and copied', () => {
    const user = square().press('Shift+ArrowDown', 'Shift+ArrowRight');
    assert.deepEqual(copied(user.sheet), [
      ['1', '2'],
      ['4', '5'],
    ]);
    assert.equal(user.press('ArrowRight').sheet.anchor, undefined);
  });

  it('is selected by dragging, also back to where it began', () => {
    const user = square();
    for (const name of ['B2', 'C3', 'B2', 'A1']) {
      user.happen({ kind: 'choose', cell: cell(name), extend: true });
    }
    assert.deepEqual(copied(user.sheet), [['1']]);
  });

  it('is the whole table, a row or a column', () => {
    assert.equal(copied(square().press('Ctrl+a').sheet).flat().length, 9);
    assert.deepEqual(copied(square().press('ArrowDown', 'Shift+ ').sheet), [['4', '5', '6']]);
    assert.deepEqual(copied(square().press('Ctrl+ ').sheet), [['1'], ['4'], ['7']]);
  });

  it('is cleared as one step', () => {
    const user = square().press('Shift+ArrowRight', 'Delete');
    assert.deepEqual(user.requests, ['A1= B1=']);
    assert.equal(user.shows('B1'), '');
  });

  it('is pasted as one step, in the form’s style', () => {
    const user = square().happen({
      kind: 'paste',
      texts: [
        ['１，２３４', '20'],
        ['', '40'],
      ],
    });
    assert.deepEqual(user.requests, ['A1=1234 B1=20 A2= B2=40']);
    assert.deepEqual(selection(user.sheet)?.block, { top: 0, left: 0, bottom: 1, right: 1 });
  });

  it('fills the selection where it is one figure', () => {
    const user = square()
      .press('Shift+ArrowDown')
      .happen({ kind: 'paste', texts: [['0']] });
    assert.deepEqual(user.requests, ['A1=0 A2=0']);
  });

  it('is pasted without labels that were copied along', () => {
    const texts = [
      ['项目', '自然人', '企业'],
      ['一、新收', '10', '20'],
      ['二、结转', '30', '40'],
    ];
    assert.deepEqual(square().happen({ kind: 'paste', texts }).requests, [
      'A1=10 B1=20 A2=30 B2=40',
    ]);
  });

  it('has the 0 that a spreadsheet shows as a dash, and keeps marks in their places', () => {
    assert.deepEqual(square().happen({ kind: 'paste', texts: [['-', '20', ' - ']] }).requests, [
      'A1=0 B1=20 C1=0',
    ]);
    const user = square().happen({ kind: 'paste', texts: [['/', '20']] });
    assert.deepEqual(user.sheet.problem, { kind: 'notAFigure', text: '/' });
    assert.deepEqual(user.requests, []);
  });

  it('keeps the blanks that it begins with', () => {
    assert.deepEqual(square().happen({ kind: 'paste', texts: [['', '20']] }).requests, [
      'A1= B1=20',
    ]);
  });

  it('is pasted whole or not at all', () => {
    const user = square().happen({ kind: 'paste', texts: [['10', '待定']] });
    assert.deepEqual(user.sheet.problem, { kind: 'notAFigure', text: '待定' });
    user.happen({ kind: 'paste', texts: [['10', '20', '30', '40']] });
    assert.deepEqual(user.sheet.problem, { kind: 'tooLarge', text: '40' });
    assert.deepEqual(user.requests, []);
  });
});

describe('what comes from the draft', () => {
  const answer = (
    upTo: number,
    ...rows: readonly (readonly (string | null)[])[]
  ): TablesMessage => ({
    kind: 'tables',
    uri: 'a',
    upTo,
    tables: [table(...rows)],
    accepted: [],
  });

  it('does not cover what was typed since', () => {
    const user = square().type('15').press('Enter');
    user.happen(answer(0, ['1', '2', '3']));
    assert.equal(user.shows('A1'), '15');
    user.happen(answer(1, ['15', '2', '3']));
    assert.equal(user.shows('A1'), '15');
    assert.deepEqual(user.sheet.pending, []);
  });

  it('leaves the cell alone that is being edited', () => {
    const user = square()
      .type('15')
      .happen(answer(0, ['7', '2', '3']));
    assert.equal(user.shows('A1'), '15');
    user.press('Escape');
    assert.equal(user.shows('A1'), '7');
  });

  it('waits while the table of the cell that is being edited is laid out in another way', () => {
    const user = square()
      .type('15')
      .happen(answer(0, ['1', null, '3']));
    assert.equal(user.sheet.tables[0]?.rows.length, 3);
    user.type('0').press('Enter');
    assert.deepEqual(user.requests, ['A1=150']);
    assert.equal(user.sheet.tables[0]?.rows.length, 1);
  });

  it('is shown before the server has read it', () => {
    const user = square().type('15').press('Enter');
    user.happen({
      kind: 'texts',
      uri: 'a',
      upTo: 1,
      cells: [{ cell: cell('A1'), text: '15' }],
    });
    assert.deepEqual(user.sheet.pending, []);
    assert.equal(user.shows('A1'), '15');
  });

  it('tells what could not be written', () => {
    const user = square().type('15').press('Enter').happen({ kind: 'refused', number: 1 });
    assert.equal(user.shows('A1'), '1');
    assert.deepEqual(user.sheet.problem, { kind: 'notWritten', text: '15' });
  });

  it('goes on under another name as it was', () => {
    const user = square().type('15').press('Enter').type('16');
    user.happen({ kind: 'moved', from: 'a', to: 'b' });
    user.happen({ ...answer(0, ['1', '2', '3'], ['4', '5', '6'], ['7', '8', '9']), uri: 'b' });
    assert.deepEqual([user.shows('A1'), user.shows('A2')], ['15', '16']);
    user.press('Enter');
    assert.deepEqual(user.requests, ['A1=15', 'A2=16']);
    assert.deepEqual(
      user.sheet.pending.map(({ uri }) => uri),
      ['b', 'b'],
    );
  });

  it('keeps a cell active, and goes to the one in its place where it is gone', () => {
    const user = square()
      .press('Ctrl+End')
      .happen(answer(0, ['1', '2', '3'], ['4', '5', '6']));
    assert.equal(user.at, 'C2');
  });

  it('moves with the draft’s cursor, but not while something is typed', () => {
    const user = square().happen({ kind: 'cursor', at: cell('B2') });
    assert.equal(user.at, 'B2');
    user.type('1').happen({ kind: 'cursor', at: cell('C3') });
    assert.equal(user.at, 'B2');
  });
});

describe('undo and redo', () => {
  it('are one request each', () => {
    const user = square().type('15').press('Enter', 'Ctrl+z', 'Ctrl+y', 'Ctrl+Shift+z');
    assert.deepEqual(user.requests, ['A1=15', 'undo', 'redo', 'redo']);
  });

  it('are the input’s own while a figure is typed', () => {
    const user = square().type('15');
    assert.equal(press(user.sheet, { key: 'z', ctrl: true, shift: false, alt: false }), 'native');
  });
});
