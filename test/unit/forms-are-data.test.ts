import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import { describe, it } from 'node:test';
import { type Node, parse } from 'acorn';
import { ancestor } from 'acorn-walk';
import { wordsOf } from '../../server/src/form/vocabulary.ts';
import { FUNCTION_WORDS } from '../../server/src/prose/lexer/function-words.ts';
import { isKnown } from '../../server/src/prose/meanings.ts';
import { statutory } from '../kit/statutory.ts';

const root = path.join(import.meta.dirname, '../..');
const forms = statutory;

/** Words that any report has for a sum or an amount, which columns and rows have for their labels too. */
const ANY_TOTAL = [...FUNCTION_WORDS.altogether.split(' '), '金额'];
/** What is an id of a row or a column, and a word of the code's own besides. */
const OTHER_WORDS = ['change', 'rules'];

/** What names something of the statutory forms: labels of sections, tables, rows and columns, without numbers. */
const LABELS = new Set(
  forms
    .flatMap(({ sections, tables }) => [
      ...sections,
      ...tables.flatMap((table) => [
        { keys: [table.name, table.captionKey] },
        ...[table.rows, table.rowGroups, table.columns, table.columnGroups].flat(),
      ]),
    ])
    .flatMap(({ keys }) => keys)
    .filter((key) => key.length > 1 && !ANY_TOTAL.includes(key)),
);

/** The words of their matter that no other prose has. */
const WORDS = new Set(
  forms
    .flatMap(({ vocabulary }) => Object.values(vocabulary).flat())
    .flatMap((written) => wordsOf(written) ?? [])
    .filter((word) => word.length > 3),
);

const IDS = new Set(
  forms
    .flatMap(({ id, tables }) => [
      id,
      ...tables.flatMap((table) => [
        table.id,
        ...[table.rows, table.columns].flat().map((one) => one.id),
      ]),
    ])
    .filter((id) => id !== '' && !isKnown(id) && !OTHER_WORDS.includes(id)),
);

/** The texts that stand in a source: strings, templates and regular expressions, but for examples. */
function textsIn(file: string): string[] {
  const texts: string[] = [];
  const js = stripTypeScriptTypes(readFileSync(path.join(root, file), 'utf8'));
  const add = (text: string, [, parent]: readonly Node[]) => {
    const isExample =
      parent?.type === 'Property' && js.slice(parent.start, parent.end).startsWith('example:');
    if (!isExample && !/^(?:Import|Export)/.test(parent?.type ?? '')) texts.push(text);
  };
  ancestor(parse(js, { ecmaVersion: 'latest', sourceType: 'module' }), {
    Literal: (node, _, nodes) =>
      add(node.regex ? node.regex.pattern : String(node.value), nodes.slice(-2).toReversed()),
    TemplateElement: (node, _, nodes) => add(node.value.raw, nodes.slice(-2).toReversed()),
  });
  return texts;
}

describe('what a form is about stands in the form', () => {
  const files = globSync('server/src/{prose,rules,features,years,workspace}/**/*.ts', {
    cwd: root,
  });
  const texts = files.flatMap((file) => textsIn(file).map((text) => ({ file, text })));
  const holding = (of: ReadonlySet<string>, isIn: (text: string, one: string) => boolean) =>
    texts.flatMap(({ file, text }) =>
      [...of].flatMap((one) => (isIn(text, one) ? `${file}: “${one}” in “${text}”` : [])),
    );

  it('and no file of prose, rules, features, years or workspace has a label of it', () => {
    assert.ok(texts.length > 1000 && LABELS.size > 50);
    assert.deepEqual(
      holding(LABELS, (text, label) => text.includes(label)),
      [],
    );
  });

  it('or an id', () => {
    assert.ok(IDS.size > 40);
    assert.deepEqual(
      holding(IDS, (text, id) => text === id),
      [],
    );
  });

  it('or a word of its matter', () => {
    assert.ok(WORDS.size > 200);
    assert.deepEqual(
      holding(WORDS, (text, word) => text.includes(word)),
      [],
    );
  });
});
