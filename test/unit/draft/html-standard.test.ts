import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { texts } from './marked.ts';

type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document;

/**
 * The tags that make a table, and what stands in its cells: in any order, ended or not. Groups of rows are
 * of one kind: at the end tag of another, parse5 ends the row, where the standard ignores the tag.
 */
const BITS = [
  '<tr>',
  '</tr>',
  '<TD>',
  '<td colspan=2>',
  '</td>',
  '<th>',
  '</th>',
  '<tbody>',
  '</tbody>',
  '<caption>',
  '</caption>',
  '<colgroup>',
  '<p>',
  '</p>',
  '<b>',
  '</b>',
  '<br>',
  '<span title="<td>">',
  '</span>',
  '<div>',
  '</div>',
  '<!-- <td> -->',
  '<script>"<td>"</script>',
  '&amp;',
  '&ltx',
  '&#19968;',
  '&nosuch;',
  '甲',
  '12',
  ' ',
  '\n',
  '<',
  '</>',
  '<?x>',
];

describe('an HTML table', () => {
  it('has the cells, and they the text, that a parser of the standard finds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...BITS), { maxLength: 30, size: 'max' }),
        fc.constantFrom('</table>', ''),
        (bits, end) => {
          const source = `<table>${bits.join('')}${end}`;
          const read = texts(source, 'html').map((row) => row.replaceAll(/\s/g, ''));
          assert.deepEqual(read, rowsIn(parse(`<!doctype html>${source}`)));
        },
      ),
      { numRuns: 2000 },
    );
  });
});

/** The rows of the table in a document, as `texts` gives them; a caption is a row. */
function rowsIn(document: Node): string[] {
  return elements(document, ['tr', 'caption']).map((row) =>
    row.nodeName === 'caption' ? shown(row) : elements(row, ['td', 'th']).map(shown).join('|'),
  );
}

function elements(node: Node, names: readonly string[]): Node[] {
  if (!('childNodes' in node)) return [];
  return node.childNodes.flatMap((child) =>
    names.includes(child.nodeName) ? [child] : elements(child, names),
  );
}

function shown(node: Node): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value.replaceAll(/\s/g, '');
  if (!('childNodes' in node) || node.nodeName === 'script') return '';
  return node.childNodes.map(shown).join('');
}
