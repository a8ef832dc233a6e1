import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { inTurn } from '../../../client/src/in-turn.ts';
import { changeShared, type SharedFile } from '../../../client/src/shared-file.ts';

/** A file that holds words, one a line. */
class Words {
  text: string | undefined;
  /** Waits for the file system. */
  readonly #turn: () => Promise<void>;

  readonly #mixes: boolean;

  /**
   * @param mixes Whether two that write at once leave a mixture: the file is emptied first, and what is longer reaches
   *   beyond the other.
   */
  constructor(text: string | undefined, turn: () => Promise<void> = async () => {}, mixes = false) {
    this.text = text;
    this.#turn = turn;
    this.#mixes = mixes;
  }

  /** As a window has it. */
  shared(pause: () => Promise<void>): SharedFile {
    return {
      read: async () => {
        await this.#turn();
        return this.text;
      },
      write: async (text) => {
        await this.#turn();
        this.text = '';
        if (this.#mixes) await this.#turn();
        this.text = text + this.text.slice(text.length);
      },
      pause,
    };
  }
}

/** Adds a word; a text that does not end as a line does is one that cannot be read. */
function adding(word: string): (text: string | undefined) => Promise<string | undefined> {
  return async (text = '') => {
    if (text !== '' && !text.endsWith('\n')) return undefined;
    return text.split('\n').includes(word) ? text : `${text}${word}\n`;
  };
}

/** Whether a text has nothing but whole words. */
function isWhole(text = '', names: readonly string[]): boolean {
  const lines = text.split('\n');
  return lines.pop() === '' && lines.every((line) => names.includes(line));
}

describe('a file that several windows change', () => {
  const law = (most: number, mixes: boolean) =>
    fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 2, max: most }), async (s, windows) => {
        const words = new Words(undefined, () => s.schedule(Promise.resolve()), mixes);
        // Whoever pauses goes on when nobody is about to write.
        const pausing: (() => void)[] = [];
        const file = words.shared(() => new Promise((resolve) => pausing.push(resolve)));
        const names = Array.from({ length: windows }, (_, index) => `word${'s'.repeat(3 * index)}`);
        const outcomes: string[] = [];
        for (const name of names) {
          const change = async (text: string | undefined) =>
            isWhole(text, names) ? adding(name)(text) : undefined;
          void changeShared(file, change).then((outcome) => outcomes.push(outcome));
        }
        while (outcomes.length < windows) {
          await s.waitIdle();
          for (const go of pausing.splice(0)) go();
        }
        assert.deepEqual(
          outcomes,
          names.map(() => 'done'),
        );
        assert.deepEqual(words.text?.split('\n').filter(Boolean).sort(), names);
      }),
    );

  it('keeps what each adds, whichever is how fast, where a pause outlasts a writing', () =>
    law(3, false));

  it('keeps what either of two adds, also where they write at once and leave a mixture', () =>
    law(2, true));

  it('keeps what a window adds twice at once', async () => {
    const words = new Words('');
    const take = inTurn();
    const file = words.shared(async () => {});
    await Promise.all(['甲', '乙'].map((word) => take(() => changeShared(file, adding(word)))));
    assert.equal(words.text, '甲\n乙\n');
  });

  it('is not written over where it cannot be read', async () => {
    const words = new Words('{ broken');
    assert.equal(
      await changeShared(
        words.shared(async () => {}),
        adding('甲'),
      ),
      'refused',
    );
    assert.equal(words.text, '{ broken');
  });

  it('is written again where another window wrote at the same time, and left a mixture', async () => {
    const words = new Words('');
    let pauses = 0;
    const pause = async () => {
      if (pauses++ === 0) words.text = '乙\n甲丙';
    };
    assert.equal(await changeShared(words.shared(pause), adding('甲丙丁')), 'done');
    assert.equal(words.text, '甲丙丁\n');
  });

  it('is waited for where another window is just writing it', async () => {
    const words = new Words('half a l');
    const pause = async () => {
      if (words.text === 'half a l') words.text = 'half a line\n';
    };
    assert.equal(await changeShared(words.shared(pause), adding('甲')), 'done');
    assert.equal(words.text, 'half a line\n甲\n');
  });

  it('keeps what was written while the change was made', async () => {
    const words = new Words('甲\n');
    const change = async (text: string | undefined) => {
      if (text === '甲\n') words.text = '甲\n乙\n';
      return adding('丙')(text);
    };
    assert.equal(
      await changeShared(
        words.shared(async () => {}),
        change,
      ),
      'done',
    );
    assert.equal(words.text, '甲\n乙\n丙\n');
  });

  it('is given up where something writes it over and over', async () => {
    const words = new Words('');
    const pause = async () => {
      words.text = '';
    };
    assert.equal(await changeShared(words.shared(pause), adding('甲')), 'contested');
  });
});

it('runs in turn, and goes on after a failure', async () => {
  const take = inTurn();
  const done: string[] = [];
  const failing = take(async () => {
    throw new Error('one');
  });
  const next = take(async () => {
    done.push('two');
  });
  await assert.rejects(failing);
  await next;
  assert.deepEqual(done, ['two']);
});
