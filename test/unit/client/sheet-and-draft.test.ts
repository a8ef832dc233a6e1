import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { applied, DraftHistory } from '../../../client/src/table-panel/draft-history.ts';
import { FigurePlaces, type TextEdited } from '../../../client/src/table-panel/figure-places.ts';
import type {
  NamedCell,
  Request,
  TablePicture,
  ToView,
} from '../../../client/src/table-view/panel-messages.ts';
import {
  emptySheet,
  kept,
  press,
  type SheetState,
  type SheetStep,
  textOf,
  update,
} from '../../../client/src/table-view/sheet-state.ts';

const COLUMNS = ['A', 'B', 'C', 'D'];
const cells = COLUMNS.map((column): NamedCell => ({ table: '表', row: '行', column }));
const START = ['1', '', '30', '4'];

/**
 * The extension's side without VS Code: a draft of one row, to which requests come one after the other, with
 * the same places and the same history. What it says to the view waits to be delivered, in its order.
 */
class Extension {
  uri = 'a';
  text = START.join('\t');
  readonly history = new DraftHistory(this.text);
  readonly requests: Request[] = [];
  readonly told: ToView[] = [];
  #places = this.#read();
  #received = 0;
  #done = 0;

  carryOut(): void {
    const request = this.requests.shift();
    if (!request || request.number <= this.#received) return;
    this.#received = request.number;
    if (request.kind === 'write') {
      for (const { cell, text } of request.cells) {
        const stretch = this.#places.at(cell);
        assert.ok(stretch, 'every cell has a place');
        const { start, end } = stretch;
        if (this.text.slice(start, end) !== text) {
          this.#edit([{ start, length: end - start, text }]);
        }
      }
    }
    if (request.kind === 'undo' || request.kind === 'redo') {
      const edits = this.history[request.kind];
      if (edits) this.#edit(edits, request.kind);
    }
    if (request.kind === 'save' && this.uri === 'a') {
      this.uri = 'b';
      this.told.push({ kind: 'moved', from: 'a', to: this.uri });
    }
    this.#done = request.number;
    this.told.push({ kind: 'texts', uri: this.uri, upTo: this.#done, cells: [] });
  }

  /** The server has read the draft as it is. */
  tellTables(): void {
    this.#places = this.#read();
    this.told.push({
      kind: 'tables',
      uri: this.uri,
      upTo: this.#done,
      tables: [pictureOf(this.text)],
      accepted: [],
    });
  }

  #edit(edits: readonly TextEdited[], step?: 'undo' | 'redo'): void {
    const ascending = edits.toSorted((a, b) => a.start - b.start);
    this.text = applied(this.text, ascending);
    this.history.follow(this.text, edits, step);
    const changed = ascending.toReversed().flatMap((edit) => this.#places.follow(edit));
    const texts = changed.map((cell) => {
      const { start, end } = this.#places.at(cell) ?? { start: 0, end: 0 };
      return { cell, text: this.text.slice(start, end) };
    });
    this.told.push({ kind: 'texts', uri: this.uri, upTo: this.#done, cells: texts });
  }

  #read(): FigurePlaces {
    let start = 0;
    return new FigurePlaces(
      this.text.split('\t').flatMap((figure, at) => {
        const stretch = { start, end: start + figure.length };
        start = stretch.end + 1;
        const cell = cells[at];
        return cell ? [[cell, stretch] as const] : [];
      }),
    );
  }
}

function pictureOf(text: string): TablePicture {
  return {
    key: '表',
    name: '表',
    report: '',
    section: '',
    corner: [],
    unit: '',
    columns: COLUMNS.map((name) => ({ key: name, name, headings: [name] })),
    rows: [
      {
        key: '行',
        name: '行',
        headings: ['行'],
        figures: text.split('\t').map((figure) => ({ text: figure, standing: 'sound' as const })),
      },
    ],
    point: '.',
    style: { thousands: 'never', digits: 0 },
    relations: [],
    faults: [],
  };
}

/** What can happen: the user does something, or something that is on its way arrives. */
const event = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.nat(3), text: fc.constantFrom('0', '12', '345', '1') }),
  },
  { weight: 1, arbitrary: fc.record({ clear: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.constantFrom('undo', 'redo') },
  { weight: 3, arbitrary: fc.constantFrom('request', 'answer', 'tables') },
  { weight: 1, arbitrary: fc.constantFrom('reload', 'save') },
);

test('the draft ends as what was typed, whatever is late, and so does the view', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 60 }), (events) => {
      const extension = new Extension();
      let sheet: SheetState = emptySheet;
      const take = ({ sheet: next, effects }: SheetStep) => {
        sheet = next;
        for (const effect of effects) {
          if (effect.kind !== 'send' || !('number' in effect.message)) continue;
          if (effect.message.kind !== 'ready') extension.requests.push(effect.message);
        }
      };
      const deliver = () => {
        const told = extension.told.shift();
        if (told?.kind === 'tables' || told?.kind === 'texts' || told?.kind === 'moved') {
          take(update(sheet, told));
        }
      };
      extension.tellTables();
      deliver();

      // What the draft is to hold, with what is taken back and made again.
      let expected = START;
      const done: string[][] = [];
      const undone: string[][] = [];
      const write = (at: number, text: string) => {
        if (expected[at] === text) return;
        done.push(expected);
        undone.length = 0;
        expected = expected.with(at, text);
      };
      const step = (from: string[][], to: string[][]) => {
        const next = from.pop();
        if (!next) return;
        to.push(expected);
        expected = next;
      };
      const key = (name: string, ctrl = false) => {
        const pressed = press(sheet, { key: name, ctrl, shift: false, alt: false });
        if (typeof pressed === 'object') take(pressed);
      };

      let wasLoadedAnew = false;
      for (const one of events) {
        // Until the answer to an undo is there, nobody knows what it has brought back.
        const isKnown = sheet.pending.every(({ kind }) => kind === 'write' || kind === 'save');
        if (isKnown && !wasLoadedAnew) {
          const shown = cells.map((cell) => textOf(sheet, cell));
          assert.deepEqual(shown, expected, 'the view shows what was typed, all the time');
        }
        if (typeof one === 'object') {
          const at = 'type' in one ? one.type : one.clear;
          const cell = cells[at];
          assert.ok(cell);
          take(update(sheet, { kind: 'choose', cell, extend: false }));
          if ('type' in one) {
            take(update(sheet, { kind: 'input', text: one.text }));
            key('Enter');
            write(at, one.text);
          } else if (textOf(sheet, cell) !== '') {
            key('Delete');
            write(at, '');
          }
        } else if (one === 'undo') {
          key('z', true);
          step(done, undone);
        } else if (one === 'redo') {
          key('y', true);
          step(undone, done);
        } else if (one === 'save') key('s', true);
        else if (one === 'request') extension.carryOut();
        else if (one === 'answer') deliver();
        else if (one === 'tables') extension.tellTables();
        else {
          // The page goes, and what was on its way to it; what it has sent arrives. It is drawn with new tables.
          wasLoadedAnew = true;
          sheet = { ...emptySheet, ...kept(sheet) };
          extension.told.length = 0;
          extension.requests.push(...sheet.pending);
          extension.tellTables();
          deliver();
        }
      }
      while (extension.requests.length > 0) extension.carryOut();
      extension.tellTables();
      while (extension.told.length > 0) deliver();

      assert.deepEqual(extension.text.split('\t'), expected);
      assert.deepEqual(
        cells.map((cell) => textOf(sheet, cell)),
        expected,
      );
      assert.deepEqual(sheet.pending, []);
    }),
    { numRuns: 1000 },
  );
});
