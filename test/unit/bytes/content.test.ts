import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deflateRawSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { Encoding } from '../../../server/src/bytes/content.ts';
import { decode, encode, read } from '../../kit/bytes.ts';
import { inGbk } from '../../kit/gbk.ts';
import { requestTable } from '../../kit/request-table.ts';

const UNICODE: readonly Encoding[] = ['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'];

/** Texts such as reports are made of, from a few characters to some hundred. */
const texts = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '本年新收',
        '合计',
        '一、',
        '（七）',
        '１２',
        '①',
        '—',
        '\t',
        '\r\n',
        '\n',
        ' ',
      ),
      fc.nat(99_999).map(String),
      fc.constantFrom('𠮷', '☑', 'é', 'km²', '“”', '…', '〇'),
    ),
    { minLength: 1, maxLength: 200 },
  )
  .map((parts) => parts.join(''));

function bytesOf(text: string, encoding: Encoding, hasMark: boolean): Uint8Array {
  const bytes = encode({ encoding, hasMark }, text);
  assert.ok(bytes);
  return bytes;
}

describe('the encoding of a text', () => {
  it('is known by its byte order mark, and the text is written back byte for byte', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...UNICODE), (text, encoding) => {
        const bytes = bytesOf(text, encoding, true);
        assert.deepEqual(read(bytes), {
          kind: 'text',
          text,
          encoding,
          hasMark: true,
          damage: undefined,
        });
      }),
      { numRuns: 500 },
    );
  });

  it('is UTF-8 without a mark wherever that is what the bytes are', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const content = read(bytesOf(text, 'utf-8', false));
        assert.ok(content.kind === 'text');
        assert.deepEqual(
          [content.text, content.encoding, content.damage],
          [text, 'utf-8', undefined],
        );
      }),
      { numRuns: 500 },
    );
  });

  it('is UTF-16 without a mark in either order where a report says so plainly', () => {
    const rows = fc.dictionary(
      fc.constantFrom('new.total', 'new.natural', 'r7.total'),
      fc.nat(9999).map(String),
    );
    fc.assert(
      fc.property(rows, fc.constantFrom('utf-16le', 'utf-16be'), (cells, encoding) => {
        const text = `一、总体情况\r\n${requestTable(cells)}`;
        const content = read(bytesOf(text, encoding, false));
        assert.ok(content.kind === 'text');
        assert.deepEqual([content.text, content.encoding], [text, encoding]);
      }),
      { numRuns: 50 },
    );
  });

  it('is GB18030 where all bytes are that and not UTF-8, down to one word', () => {
    for (const text of ['合计', '新收 5 件', 'a\t总计', `本年情况。\n${requestTable()}`]) {
      const content = read(inGbk(text));
      assert.ok(content.kind === 'text');
      assert.deepEqual(
        [content.text, content.encoding, content.damage],
        [text, 'gb18030', undefined],
      );
      assert.deepEqual(encode(content, text), inGbk(text));
    }
    fc.assert(
      fc.property(texts, (text) => {
        const bytes = bytesOf(`本年度总体情况：${text}`, 'gb18030', false);
        const content = read(bytes);
        assert.ok(content.kind === 'text');
        assert.equal(content.encoding, 'gb18030');
        assert.deepEqual(encode(content, content.text), bytes);
      }),
      { numRuns: 300 },
    );
  });

  it('has codes in GB18030 for all characters that the platform decodes from it', () => {
    const points = Array.from({ length: 0x110000 - 0x80 }, (_, at) => at + 0x80).filter(
      (point) => point < 0x10000 || point % 97 === 0,
    );
    const lacking = points.filter((point) => {
      const character = String.fromCodePoint(point);
      const bytes = encode({ encoding: 'gb18030', hasMark: false }, character);
      return !bytes || decode(bytes, 'gb18030') !== character;
    });
    // Halves of characters, and some that are for private use in one edition of the standard.
    const isNone = (point: number) => point >= 0xd800 && point < 0xf900;
    assert.deepEqual(
      lacking.filter((point) => !isNone(point) && point !== 0xfffd),
      [],
    );
  });
});

describe('damage', () => {
  const report = `政府信息公开工作年度报告\n本年收到申请 8 件。\n${requestTable({ 'new.total': '8' })}`;
  const whole = new TextEncoder().encode(report);

  it('in one byte of UTF-8 is told where it is, and the rest stays what it was', () => {
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, byte) => {
        const bytes = whole.slice();
        bytes[at] = byte;
        const content = read(bytes);
        assert.ok(content.kind === 'text');
        assert.equal(content.encoding, 'utf-8');
        const isValid = Buffer.from(content.text).equals(bytes);
        assert.equal(content.damage === undefined, isValid);
        const before = new TextDecoder().decode(whole.subarray(0, Math.max(0, at - 3)));
        const after = new TextDecoder().decode(whole.subarray(at + 4));
        assert.ok(content.text.startsWith(before.replace(/\uFFFD+$/, '')));
        assert.ok(content.text.endsWith(after.replace(/^\uFFFD+/, '')));
        if (content.damage) assert.equal(content.damage.first, content.text.indexOf('\uFFFD'));
      }),
      { numRuns: 1000 },
    );
  });

  it('by bytes left out of UTF-8 or put into it turns it into no other encoding', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.uint8Array({ maxLength: 2 })), {
          minLength: 1,
          maxLength: 8,
        }),
        (places) => {
          let bytes = [...whole];
          for (const [at, put] of places)
            bytes = bytes.toSpliced(at, put.length === 0 ? 1 : 0, ...put);
          const content = read(Uint8Array.from(bytes));
          assert.ok(content.kind === 'text');
          assert.equal(content.encoding, 'utf-8');
        },
      ),
      { numRuns: 500 },
    );
  });

  it('in a text in GB18030 is told as well', () => {
    const bytes = inGbk(report);
    bytes[6] = 0xff;
    const content = read(bytes);
    assert.ok(content.kind === 'text');
    assert.equal(content.encoding, 'gb18030');
    assert.ok(content.damage);
  });

  it('is half a unit at the end, or half a character, of UTF-16 and UTF-32', () => {
    for (const encoding of UNICODE.slice(1)) {
      const bytes = bytesOf('合计', encoding, true);
      const content = read(bytes.subarray(0, -1));
      assert.ok(content.kind === 'text' && content.damage, encoding);
    }
    const half = read(bytesOf('合\uD842计', 'utf-16le', true));
    assert.ok(half.kind === 'text');
    assert.deepEqual(half.damage, { places: 1, first: 1 });
  });

  it('is not where the sign for damage itself is written', () => {
    const content = read(new TextEncoder().encode('合\uFFFD计'));
    assert.ok(content.kind === 'text');
    assert.equal(content.damage, undefined);
  });
});

describe('what is no text', () => {
  const stored = (name: string) => [
    ...Buffer.from('PK\x03\x04'),
    ...Buffer.alloc(26),
    ...Buffer.from(name),
    ...deflateRawSync('x'),
  ];
  const compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
  const inUtf16 = (name: string) => [...Buffer.from(name, 'utf16le')];
  const KINDS: readonly (readonly [kind: string, bytes: readonly number[]])[] = [
    ['word', stored('word/document.xml')],
    ['sheet', stored('xl/workbook.xml')],
    ['slides', stored('ppt/presentation.xml')],
    ['ofd', stored('OFD.xml')],
    ['word', stored('mimetypeapplication/vnd.oasis.opendocument.text')],
    ['archive', stored('报告/2024.txt')],
    ['archive', [...gzipSync('x')]],
    ['archive', [...Buffer.from('Rar!\x1a\x07\x01\0', 'latin1')]],
    ['old-office', [...compound, ...inUtf16('WordDocument')]],
    ['encrypted', [...compound, ...inUtf16('EncryptedPackage')]],
    ['pdf', [...Buffer.from('%PDF-1.7\n%合计\n')]],
    ['rtf', [...Buffer.from('{\\rtf1\\ansi 8}')]],
    ['image', [0x89, ...Buffer.from('PNG\r\n\x1a\n'), 0, 0]],
    ['image', [0xff, 0xd8, 0xff, 0xe0]],
    ['image', [...Buffer.from('GIF89a')]],
    ['binary', Array.from({ length: 64 }, () => 0)],
    ['binary', [0x7f, ...Buffer.from('ELF'), 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
  ];

  for (const [kind, bytes] of KINDS) {
    it(`is known as what it is: ${kind} ${Buffer.from(bytes)
      .toString('latin1')
      .slice(0, 8)
      .replace(/[^!-~]/g, '.')}`, () => {
      assert.equal(read(Uint8Array.from(bytes)).kind, kind);
    });
  }

  it('is any sequence of random bytes that is long enough to tell', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 400, maxLength: 2000 }), (bytes) => {
        // The generator likes small arrays of like bytes, which are texts.
        fc.pre(new Set(bytes).size > 150);
        assert.notEqual(read(bytes).kind, 'text');
      }),
      { numRuns: 200 },
    );
  });

  it('is no draft with a few controls in it', () => {
    assert.equal(read(new TextEncoder().encode(`\0${requestTable()}\x1b`)).kind, 'text');
  });
});
