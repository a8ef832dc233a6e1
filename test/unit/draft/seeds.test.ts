import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Draft } from '../../../server/src/draft/draft.ts';
import { contentText } from '../../../server/src/draft/paragraph.ts';
import { open, told } from '../../kit/read.ts';
import { ownDrafts, seeds } from '../../seeds/seeds.ts';

/** Writers of the notations that a published report is rewritten in: a line of prose, and a table. */
const WRITERS = {
  html: {
    line: (text: string) => `<p><span>${escaped(text)}</span></p>\n`,
    table: (rows: readonly (readonly string[])[]) =>
      `<table><tbody>${rows
        .map((row) => row.map((text) => `<td><p>${escaped(text)}&nbsp;</p></td>`).join(''))
        .map((row) => `<tr>${row}</tr>\n`)
        .join('')}</tbody></table>\n`,
  },
  markdown: {
    line: (text: string) => `${text}\n\n`,
    table: (rows: readonly (readonly string[])[]) => {
      const lines = rows.map(
        (row) =>
          `| ${row.map((text) => text.replaceAll('|', '\\|').replaceAll(/\r?\n/g, '<br>')).join(' | ')} |\n`,
      );
      const rule = `|${'---|'.repeat(rows[0]?.length ?? 1)}\n`;
      return `${[lines[0] ?? '', rule, ...lines.slice(1)].join('')}\n`;
    },
  },
};

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll(/\r?\n/g, '<br>');
}

function rewrite({ blocks }: Draft, { line, table }: (typeof WRITERS)['html']): string {
  return blocks
    .map((block) => {
      if (block.kind === 'grid') {
        return table(block.rows.map(({ cells }) => cells.map(({ text }) => text)));
      }
      const text = contentText(block);
      return text === '' ? '' : line(text);
    })
    .join('');
}

/** A finding over several cells has what parts them in it. */
function withoutMarks(findings: readonly string[]): string[] {
  return findings
    .map((finding) => finding.replaceAll(/<[^>]*>|&nbsp;|[|\s]/g, ' ').trim())
    .map((finding) => finding.replaceAll(/ +/g, ' '));
}

describe('a published report', () => {
  for (const [name, text] of [...seeds, ...ownDrafts]) {
    for (const [notation, writer] of Object.entries(WRITERS)) {
      it(`${name} has the same findings in ${notation}`, () => {
        const document = open(text);
        const rewritten = open(rewrite(document.analysis.draft, writer), notation);
        assert.deepEqual(withoutMarks(told(rewritten)), withoutMarks(told(document)));
      });
    }
  }
});
