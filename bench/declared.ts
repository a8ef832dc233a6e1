import { globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { declaredSums } from '../server/src/declared/totals.ts';
import { mentionsTotal } from '../server/src/declared/words.ts';
import { readDraft } from '../server/src/draft/draft.ts';
import { readersFor } from '../server/src/draft/notations.ts';

/**
 * Reads the tables of every Markdown file below folders and lists the totals that the rule
 * `declared-total` finds broken, for eyes to judge: `node bench/declared.ts [FOLDER…]`.
 */
const folders = process.argv.slice(2);
const roots = folders.length > 0 ? folders : ['node_modules'];

const count = { files: 0, tables: 0, declaring: 0, confirmed: 0, sums: 0, findings: 0 };
const seen = new Set<string>();
for (const root of roots) {
  for (const name of globSync('**/*.{md,markdown}', { cwd: root })) {
    const file = path.join(root, name);
    if (!statSync(file).isFile()) continue;
    const text = readFileSync(file, 'utf8');
    // Packages are often installed in several versions; one text is looked at once.
    if (seen.has(text)) continue;
    seen.add(text);
    look(file, text);
  }
}
console.log(
  `${count.files} files, ${count.tables} tables, ${count.declaring} that mention a total, ` +
    `${count.confirmed} that confirm one; ${count.sums} sums, ${count.findings} broken`,
);

function look(file: string, text: string): void {
  count.files++;
  const { blocks, starts } = readDraft(text, readersFor('markdown'));
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== 'grid') continue;
    count.tables++;
    if (mentionsTotal(block.text)) count.declaring++;
    const sums = declaredSums(block);
    if (sums.length > 0) count.confirmed++;
    count.sums += sums.length;
    for (const { total, parts, sum, status } of sums) {
      if (status !== 'broken') continue;
      count.findings++;
      const line = text.slice(0, starts[index]).split('\n').length;
      console.log(
        `${file}:${line}: ${total.row.name} · ${total.column.name} = ${total.value.units}e-${total.value.scale}, ` +
          `its ${parts.length} parts ${sum.units}e-${sum.scale}`,
      );
    }
  }
}
