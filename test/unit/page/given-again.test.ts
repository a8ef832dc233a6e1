import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { freeName, givenAgain } from '../../../page/src/given-again.ts';

describe('a file that is given again', () => {
  const file = (path: string, content: string) => ({ path, file: new File([content], path) });
  /** Fails to be read, as a file does that was changed since it was given. */
  const changed = (path: string) => {
    const gone = new File(['now'], path);
    gone.slice = () =>
      Object.assign(new Blob(), { arrayBuffer: () => Promise.reject(new Error()) });
    return { path, file: gone };
  };

  it('has the same path and the same content', async () => {
    const [one, two] = [file('年报.txt', '一'), file('年报.txt', '二')];
    const known = [one, two, file('县/年报.txt', '一')];
    assert.deepEqual(await givenAgain([file('年报.txt', '一')], known), [one]);
    assert.deepEqual(await givenAgain([file('年报.txt', '二')], known), [two]);
    assert.deepEqual(await givenAgain([file('年报.txt', '三'), file('报.txt', '一')], known), []);
  });

  it('is one file for each that is given', async () => {
    const [one, two] = [file('年报.txt', '一'), file('年报.txt', '一')];
    const again = file('年报.txt', '一');
    assert.deepEqual(await givenAgain([again], [one, two]), [one]);
    assert.deepEqual(await givenAgain([again, again], [one]), [one]);
  });

  it('may have been changed since', async () => {
    const before = changed('年报.txt');
    assert.deepEqual(await givenAgain([file('年报.txt', '一')], [before]), [before]);
  });

  it('may not have been readable before, but is readable now', async () => {
    const [unread, read] = [{ path: '年报.txt', file: undefined }, file('年报.txt', '一')];
    assert.deepEqual(await givenAgain([read], [unread]), [unread]);
    assert.deepEqual(await givenAgain([unread], [read]), []);
  });
});

describe('the name of a file', () => {
  it('is its path, with a number if another file has it', () => {
    assert.equal(freeName('年报.txt', new Set()), '年报.txt');
    assert.equal(freeName('年报.txt', new Set(['年报.txt'])), '年报.txt (2)');
    assert.equal(freeName('年报.txt', new Set(['年报.txt', '年报.txt (2)'])), '年报.txt (3)');
    assert.equal(freeName('年报.txt', new Set(['年报.txt (2)'])), '年报.txt');
  });
});
