import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { zipSync } from 'fflate/browser';
import { type Archive, LARGEST_ENTRY, readArchive } from '../../../server/src/package/zip.ts';
import { entryContent } from '../../../server/src/package/zip-content.ts';
import { withContents } from '../../../server/src/package/zip-rewrite.ts';
import { decode } from '../../kit/bytes.ts';
import { inGbk } from '../../kit/gbk.ts';
import { makeZip, type ZipEntryOptions } from '../../kit/office/make-zip.ts';

/** An archive that can be read. */
function archiveOf(bytes: Uint8Array): Archive {
  const archive = readArchive(bytes, decode);
  assert.ok(typeof archive !== 'string', `${archive}`);
  return archive;
}

/** What is said of an archive or, where that can be read, of its entry `a.xml`. */
function faultOf(bytes: Uint8Array): string {
  const archive = readArchive(bytes, decode);
  if (typeof archive === 'string') return archive;
  const entry = archive.entries.get('a.xml');
  assert.ok(entry);
  const content = entryContent(archive, entry);
  return typeof content === 'string' ? content : 'none';
}

/** The contents of all entries, as text, by name. */
function textsIn(bytes: Uint8Array): Record<string, string> {
  const archive = archiveOf(bytes);
  const texts = [...archive.entries.values()].map((entry) => {
    const content = entryContent(archive, entry);
    return [entry.name, typeof content === 'string' ? content : decode(content, 'utf-8')] as const;
  });
  return Object.fromEntries(texts);
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const withPlainText = (bytes: Uint8Array, texts: Record<string, string>) =>
  withContents(
    archiveOf(bytes),
    new Map(Object.entries(texts).map(([name, text]) => [name, bytesOf(text)])),
  );

const LONG = '<c><v>1326</v></c>'.repeat(20_000);

describe('an archive is read', () => {
  const cases: Record<string, readonly ZipEntryOptions[]> = {
    'as programs write it': [{ name: 'a.xml', content: 'A' }],
    'with an entry that is stored': [{ name: 'a.xml', content: 'A', stored: true }],
    'with an empty entry': [{ name: 'a.xml', content: '' }],
    'with a long entry': [{ name: 'a.xml', content: LONG }],
    'with folders, sizes behind the data and one date for all, as WPS writes it': [
      { name: 'xl/', content: '', stored: true, date: 0x4f21, time: 0 },
      { name: 'a.xml', content: LONG, descriptor: 'signed', date: 0x4f21, time: 0 },
      { name: 'xl/b.xml', content: 'B', descriptor: 'bare', date: 0x4f21, time: 0 },
    ],
    'with the fields of ZIP64, as Java writes it as it goes': [
      { name: 'a.xml', content: LONG, zip64: true, descriptor: 'signed' },
      { name: 'b.xml', content: 'B', zip64: true },
    ],
    'with extra fields': [
      { name: 'a.xml', content: 'A', extra: Uint8Array.of(0x75, 0x78, 1, 0, 9) },
    ],
    'with a name in UTF-8': [{ name: '附件/表.xml', content: 'A', flags: 0x0800 }],
    'with a name in UTF-8 that is not said to be': [{ name: '附件/表.xml', content: 'A' }],
    'with a name in GBK': [{ name: '附件/表.xml', nameBytes: inGbk('附件/表.xml'), content: 'A' }],
  };
  for (const [name, entries] of Object.entries(cases)) {
    for (const options of [{}, { comment: '备注 PK\x05\x06' }, { zip64: true, comment: 'WPS' }]) {
      it(`${name}${'zip64' in options ? ', with an end of ZIP64' : 'comment' in options ? ', with a comment' : ''}`, () => {
        assert.deepEqual(
          textsIn(makeZip(entries, options)),
          Object.fromEntries(entries.map(({ name, content }) => [name, content])),
        );
      });
    }
  }

  it('whatever memory the bytes lie in, and shares none of it', () => {
    const bytes = makeZip([{ name: 'a.xml', content: 'A', stored: true }]);
    const pool = Buffer.concat([Buffer.from('pool'), bytes, Buffer.from('pool')]);
    const archive = archiveOf(pool.subarray(4, 4 + bytes.length));
    const entry = archive.entries.get('a.xml');
    const content = entry && entryContent(archive, entry);
    pool.fill(0);
    assert.deepEqual(content, bytesOf('A'));
  });

  it('by names without regard to case', () => {
    const { entries } = archiveOf(makeZip([{ name: 'xl/SharedStrings.xml', content: '' }]));
    assert.equal(entries.get('xl/sharedstrings.xml')?.name, 'xl/SharedStrings.xml');
  });
});

describe('an archive is refused', () => {
  const good = makeZip([{ name: 'a.xml', content: 'A' }]);
  const cases: readonly (readonly [why: string, fault: string, bytes: Uint8Array])[] = [
    ['empty', 'damaged', new Uint8Array()],
    ['cut off', 'damaged', good.slice(0, -1)],
    ['followed by other bytes', 'damaged', Uint8Array.of(...good, 10)],
    ['no archive', 'damaged', bytesOf('PK\x03\x04, and on it goes'.repeat(9))],
    [
      'its data has another sum',
      'damaged',
      makeZip([{ name: 'a.xml', content: 'A', claimed: { crc: 1 } }]),
    ],
    [
      'longer than it says',
      'damaged',
      makeZip([{ name: 'a.xml', content: LONG, claimed: { size: 9 } }]),
    ],
    [
      'shorter than it says',
      'damaged',
      makeZip([{ name: 'a.xml', content: LONG, claimed: { size: LONG.length + 1 } }]),
    ],
    [
      'shorter by far than it says',
      'damaged',
      makeZip([{ name: 'a.xml', content: 'A', claimed: { size: LARGEST_ENTRY } }]),
    ],
    ['with a password', 'encrypted', makeZip([{ name: 'a.xml', content: 'A', flags: 1 }])],
    [
      'with a strong password',
      'encrypted',
      makeZip([{ name: 'a.xml', content: 'A', flags: 0x41 }]),
    ],
    [
      'compressed in another way',
      'unsupported',
      makeZip([{ name: 'a.xml', content: 'A', claimed: { method: 9 } }]),
    ],
    [
      'two entries with one name',
      'duplicate-name',
      makeZip([
        { name: 'a.xml', content: 'A' },
        { name: 'A.XML', content: 'B' },
      ]),
    ],
    ...[
      '../a.xml',
      'xl/../../a.xml',
      '..\\a.xml',
      '/a.xml',
      '\\a.xml',
      'C:a.xml',
      'a\0.xml',
      '',
    ].map(
      (name) =>
        [
          `named ${JSON.stringify(name)}`,
          'unsafe-name',
          makeZip([{ name, content: 'A' }]),
        ] as const,
    ),
    [
      'an entry too large',
      'too-large',
      makeZip([{ name: 'a.xml', content: 'A', claimed: { size: LARGEST_ENTRY + 1 } }]),
    ],
    [
      'entries too large together',
      'too-large',
      makeZip(
        ['a', 'b', 'c', 'd', 'e'].map((name) => ({
          name: `${name}.xml`,
          content: 'A',
          claimed: { size: LARGEST_ENTRY },
        })),
      ),
    ],
    [
      'too many entries',
      'too-large',
      makeZip(
        Array.from({ length: 10_001 }, (_, index) => ({
          name: `${index}.xml`,
          content: '',
          stored: true,
        })),
      ),
    ],
    ['entries that lie in each other', 'damaged', overlapping()],
  ];
  for (const [why, fault, bytes] of cases) {
    it(`${why}: ${fault}`, () => {
      assert.equal(faultOf(bytes), fault);
    });
  }

  it('a bomb is not unfolded further than it says it is', () => {
    const bomb = makeZip([
      { name: 'a.xml', content: new Uint8Array(90_000_000), claimed: { size: 1000 } },
    ]);
    const before = process.memoryUsage().arrayBuffers;
    assert.equal(faultOf(bomb), 'damaged');
    const taken = process.memoryUsage().arrayBuffers - before;
    assert.ok(taken < 80_000_000, `${taken} bytes`);
  });

  /** Two entries of the directory that share the data of one, as the densest bombs have it. */
  function overlapping(): Uint8Array {
    const bytes = makeZip([
      { name: 'a.xml', content: 'A' },
      { name: 'b.xml', content: 'B' },
    ]);
    const second = Buffer.from(bytes).lastIndexOf('PK\x01\x02', undefined, 'latin1');
    new DataView(bytes.buffer).setUint32(second + 42, 0, true);
    return bytes;
  }
});

/** Entries with names of their own, written in any of the ways that programs have. */
const anyEntries = fc
  .uniqueArray(
    fc.record({
      name: fc.stringMatching(/^[a-z]{1,6}(?:\/[a-z]{1,6}\.xml)?$/),
      content: fc.oneof(
        fc.uint8Array({ maxLength: 300 }),
        fc.constant(bytesOf(LONG.slice(0, 30_000))),
      ),
      stored: fc.boolean(),
      zip64: fc.boolean(),
      flags: fc.constantFrom(0, 2, 0x0800),
      date: fc.nat(0xffff),
      time: fc.nat(0xffff),
      descriptor: fc.constantFrom('signed' as const, 'bare' as const, undefined),
      extra: fc.constantFrom(new Uint8Array(), Uint8Array.of(0x75, 0x78, 1, 0, 9)),
    }),
    { selector: ({ name }) => name, minLength: 1, maxLength: 6 },
  )
  .map((entries) =>
    entries.map(({ descriptor, ...entry }) => ({ ...entry, ...(descriptor && { descriptor }) })),
  );

const anyArchive = fc.oneof(
  fc
    .tuple(
      anyEntries,
      fc.record({ comment: fc.constantFrom('', 'WPS', '备注'), zip64: fc.boolean() }),
    )
    .map(([entries, options]) => makeZip(entries, options)),
  anyEntries.map((entries) =>
    zipSync(Object.fromEntries(entries.map(({ name, content }) => [name, content])), { level: 6 }),
  ),
);

/** What an archive holds of an entry: all its bytes, but for where the directory says that it starts. */
function rawOf(archive: Archive, key: string): readonly Uint8Array[] {
  const entry = archive.entries.get(key);
  assert.ok(entry);
  const header = archive.bytes.slice(entry.headerStart, entry.headerEnd);
  header.fill(0, entry.startField - entry.headerStart, entry.startField - entry.headerStart + 4);
  return [archive.bytes.slice(entry.start, entry.end), header];
}

function contentIn(archive: Archive, key: string): Uint8Array | string {
  const entry = archive.entries.get(key);
  assert.ok(entry);
  return entryContent(archive, entry);
}

/** What a header of the directory says of an entry beside its sizes, its place and how it is packed. */
function keptOf({ bytes, entries }: Archive, key: string): readonly unknown[] {
  const entry = entries.get(key);
  assert.ok(entry);
  const view = new DataView(bytes.buffer, bytes.byteOffset + entry.headerStart);
  return [
    entry.name,
    view.getUint16(8, true) & ~8,
    view.getUint32(12, true),
    view.getUint32(38, true),
  ];
}

describe('an entry is replaced', () => {
  it('and every other one stays the same to the byte, in every archive', () => {
    fc.assert(
      fc.property(
        anyArchive,
        fc.nat(),
        fc.uint8Array({ maxLength: 300 }),
        (bytes, pick, content) => {
          const before = archiveOf(bytes);
          const keys = [...before.entries.keys()];
          const key = keys[pick % keys.length] ?? '';
          const after = archiveOf(withContents(before, new Map([[key, content]])));
          assert.deepEqual([...after.entries.keys()], keys);
          for (const other of keys.filter((one) => one !== key)) {
            assert.deepEqual(rawOf(after, other), rawOf(before, other));
            assert.deepEqual(contentIn(after, other), contentIn(before, other));
          }
          assert.deepEqual(contentIn(after, key), content);
          assert.deepEqual(keptOf(after, key), keptOf(before, key));
        },
      ),
    );
  });

  it('and with nothing replaced the archive is the same', () => {
    fc.assert(
      fc.property(anyArchive, (bytes) => {
        assert.deepEqual(withContents(archiveOf(bytes), new Map()), bytes);
      }),
    );
  });

  it('and one is added, behind the others', () => {
    fc.assert(
      fc.property(anyArchive, (bytes) => {
        const before = archiveOf(bytes);
        const after = archiveOf(withPlainText(bytes, { 'word/comments.xml': '批注' }));
        assert.deepEqual(
          [...after.entries.keys()],
          [...before.entries.keys(), 'word/comments.xml'],
        );
        assert.deepEqual(contentIn(after, 'word/comments.xml'), bytesOf('批注'));
        for (const key of before.entries.keys())
          assert.deepEqual(rawOf(after, key), rawOf(before, key));
      }),
    );
  });

  it('and the comment of the archive stays', () => {
    const bytes = makeZip([{ name: 'a.xml', content: 'A' }], { comment: '备注' });
    const after = withPlainText(bytes, { 'a.xml': 'another' });
    assert.ok(decode(after, 'utf-8').endsWith('备注'));
    assert.deepEqual(textsIn(after), { 'a.xml': 'another' });
  });

  it('and the bytes that were read are left alone', () => {
    const bytes = makeZip([
      { name: 'a.xml', content: 'A' },
      { name: 'b.xml', content: 'B' },
    ]);
    const before = bytes.slice();
    withPlainText(bytes, { 'a.xml': LONG });
    assert.deepEqual(bytes, before);
  });
});

describe('whatever the bytes', () => {
  it('an archive with a few bytes changed is read as before or refused; no entry has another content', () => {
    fc.assert(
      fc.property(
        anyArchive,
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        (bytes, changes) => {
          const before = archiveOf(bytes);
          const changed = bytes.slice();
          for (const [at, byte] of changes) changed[at % changed.length] = byte;
          const after = readArchive(changed, decode);
          if (typeof after === 'string') return;
          for (const entry of after.entries.values()) {
            const content = entryContent(after, entry);
            const same = before.entries.get(entry.name.toLowerCase());
            if (typeof content === 'string' || same?.crc !== entry.crc) continue;
            assert.deepEqual(content, contentIn(before, same.name.toLowerCase()));
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('random bytes are no archive', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        assert.equal(typeof readArchive(bytes, decode), 'string');
      }),
    );
  });
});
