import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MOST_LEVELS, XmlReader } from '../../../server/src/package/xml-reader.ts';

/** The pieces of a text, each with its name where it is a tag and what stands there, and how it ends. */
function piecesOf(text: string, main = 'main'): string[] {
  const reader = new XmlReader(text, (namespace) => namespace === main);
  const pieces: string[] = [];
  while (reader.next()) {
    const { kind, name, start, end } = reader;
    const isTag = kind === 'open' || kind === 'close';
    pieces.push(`${kind}${isTag ? ` ${name}` : ''} ${text.slice(start, end)}`);
  }
  return [...pieces, reader.fault ?? 'whole'];
}

describe('XML is read', () => {
  const cases: Record<string, readonly [text: string, pieces: readonly string[]]> = {
    'piece by piece': [
      '<a>1&lt;2<b c="d"/>中</a>',
      ['open a <a>', 'text 1&lt;2', 'open b <b c="d"/>', 'close b ', 'text 中', 'close a </a>'],
    ],
    'without declarations, instructions and comments': [
      '\ufeff<?xml version="1.0"?>\r\n<!-- <b> --><a><?x >?>1<!--2-->3</a>\n<!---->',
      ['open a <a>', 'text 1', 'text 3', 'close a </a>'],
    ],
    'with text that is not escaped': [
      '<a><![CDATA[<b>]]></a>',
      ['open a <a>', 'cdata <b>', 'close a </a>'],
    ],
    'with blanks and marks in tags': [
      '<a b = "1>" c=\'"/>\' ></a\n>',
      ['open a <a b = "1>" c=\'"/>\' >', 'close a </a\n>'],
    ],
    'with names of the main namespace without their prefix': [
      '<x:a xmlns:y="other" xmlns:x="main"><x:b/><y:c/><xx:d/><e/></x:a>',
      [
        'open a <x:a xmlns:y="other" xmlns:x="main">',
        'open b <x:b/>',
        'close b ',
        'open y:c <y:c/>',
        'close y:c ',
        'open xx:d <xx:d/>',
        'close xx:d ',
        'open :e <e/>',
        'close :e ',
        'close a </x:a>',
      ],
    ],
  };
  for (const [title, [text, pieces]] of Object.entries(cases)) {
    it(title, () => assert.deepEqual(piecesOf(text), [...pieces, 'whole']));
  }
});

describe('XML is not read', () => {
  const cases: Record<string, string> = {
    'where nothing stands': '',
    'without a root': ' <!-- --> ',
    'with text outside the root': '<a/>1',
    'with a second root': '<a/><b/>',
    'where a tag is not closed': '<a><b></a>',
    'where the text ends in an element': '<a>1',
    'where the text ends in a tag': '<a b="',
    'where the text ends in a comment': '<a/><!--',
    'where a comment ends as it begins': '<a><!--></a>',
    'where a tag has no name': '<a>< b/></a>',
    'where a tag stands in a tag': '<a <b/></a>',
    'where a tag is closed by another that begins alike': '<a></ab>',
  };
  for (const [title, text] of Object.entries(cases)) {
    it(title, () => assert.equal(piecesOf(text).at(-1), 'damaged'));
  }

  it('where it declares a document type', () => {
    assert.deepEqual(piecesOf('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), ['dtd']);
  });

  it('where too many elements lie in each other', () => {
    const nested = (levels: number) => '<a>'.repeat(levels) + '</a>'.repeat(levels);
    assert.equal(piecesOf(nested(MOST_LEVELS)).at(-1), 'whole');
    assert.equal(piecesOf(nested(MOST_LEVELS + 1)).at(-1), 'too-deep');
  });
});

describe('an attribute', () => {
  const rootOf = (text: string) => {
    const reader = new XmlReader(text, (namespace) => namespace === 'main');
    reader.next();
    return reader;
  };

  it('is decoded', () => {
    assert.equal(
      rootOf('<a b="&lt;&#x4e00;&amp;lt;&unknown;"/>').attribute('b'),
      '<一&lt;&unknown;',
    );
  });

  it('is found in the main namespace, or without one', () => {
    const reader = rootOf("<x:a xmlns:x='main' y:b='1' x:b='2' c='3'/>");
    assert.equal(reader.attribute('b'), '2');
    assert.equal(reader.attribute('c'), '3');
    assert.equal(reader.attribute('y:b'), '1');
  });

  it('is not taken from the tags and the text behind', () => {
    assert.equal(rootOf('<a> b="1"<c b="2"/></a>').attribute('b'), undefined);
  });
});
