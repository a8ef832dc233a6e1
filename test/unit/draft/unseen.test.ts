import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { contentText } from '../../../server/src/draft/paragraph.ts';
import { read, texts } from './marked.ts';

const LANGUAGES = ['html', 'markdown', 'report-draft'];

describe('what is struck out or hidden in a table', () => {
  const cases: readonly (readonly [string, readonly string[], string])[] = [
    ['<td><del>299</del><ins>301</ins><td>1', ['301|1'], 'is not in the text of its cell'],
    ['<td>2<s>9</s>99<td>1', ['299|1'], 'leaves what stands around it'],
    ['<td><strike>299</strike> 301<td>1', ['301|1'], 'is not in the text, whatever strikes it'],
    ['<td><s>299<td>1', ['|1'], 'ends with its cell'],
    ['<td><s>299</b></s>301<td>1', ['301|1'], 'does not end at an end tag that ends nothing'],
    ['<td><span style="Text-Decoration: underline LINE-THROUGH">9</span><td>1', ['|1'], 'by style'],
    [
      '<td><b style="text-decoration-line:line-through !important">9</b><td>1',
      ['|1'],
      'by its line',
    ],
    [
      '<td><i style="text-decoration:line-through;text-decoration:none">9</i><td>1',
      ['9|1'],
      'as styled last',
    ],
    ['<td><i style="display:none">8</i>9<td>1', ['9|1'], 'by display'],
    ['<td><i style="visibility:hidden">8</i>9<td>1', ['9|1'], 'by visibility'],
    ['<td><i hidden>8</i>9<td>1', ['9|1'], 'by its attribute'],
    ['<td><i aria-hidden="true">8</i>9<td>1', ['9|1'], 'from readers aloud'],
    ['<td><i aria-hidden="false">8</i>9<td>1', ['89|1'], 'not where it is said to be seen'],
    ['<td><input hidden>9<td>1', ['9|1'], 'by a tag that has no content'],
    ['<td><div hidden><table><tr><td>8</table></div>9<td>1', ['9|1'], 'with a table in it'],
    ['<td hidden>8<td>9<td>1', ['9|1'], 'leaves no gap where its cell is taken out'],
    ['<td style="visibility:hidden">8<td>9', ['|9'], 'leaves a gap where its cell stays'],
    [
      '<td style="text-decoration:line-through">8<td>9',
      ['|9'],
      'leaves a gap where a cell is struck out',
    ],
    ['<td>9<td>1<tr hidden><td>7<td>8<tr><td>5<td>6', ['9|1', '5|6'], 'is no row'],
    ['<td>9<td>1<tr><td><s>7</s><td><del>8</del>', ['9|1'], 'is no row if it is all of it'],
    [
      '<td>9<td>1<tbody style="display:none"><tr><td>7<tbody><tr><td>5<td>6',
      ['9|1', '5|6'],
      'is no group',
    ],
    [
      '<td rowspan=2>9<td>1<tr hidden><td>7<tr><td>5<td>6',
      ['9|1', '5|6'],
      'is counted by the cells above it',
    ],
    ['<td>8<template>7</template><td>9', ['8|9'], 'is a template'],
  ];
  for (const languageId of LANGUAGES) {
    for (const [cells, rows, name] of cases) {
      it(`${name}, in ${languageId}: ${cells}`, () => {
        const [first, ...rest] = texts(`<table><tr><td>甲<td>乙<tr>${cells}</table>`, languageId);
        assert.equal(first, '甲|乙');
        assert.deepEqual(
          rest.filter((row) => row !== ''),
          rows,
        );
      });
    }
  }
});

describe('what is struck out or hidden in prose', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['<p>收到<del>299</del><ins>301</ins>件</p>', ['收到301件']],
    ['<p>收到<span style="display: none">299</span>件</p>', ['收到件']],
    ['<h2>三、<s>收到</s>申请</h2>', ['三、申请']],
    ['<div hidden><p>甲</p>\n\n<p>乙</p></div><p>丙</p>', ['丙']],
    ['<p>甲<s>乙</p><p>丙</p>', ['甲', '丙']],
    ['<p hidden>甲<p>乙</p>', ['乙']],
    ['<table hidden><tr><td>1</table><p>丙</p>', ['丙']],
    ['<p>运行<code>甲,乙</code>即可</p>', ['运行\ufffc即可']],
    ['<p>其中<math><mi>甲,乙</mi></math>为率</p>', ['其中\ufffc为率']],
    ['<pre>甲,乙\n丙</pre>\n<p>丁</p>', ['丁']],
    ['<p>甲<textarea>乙</textarea></p>', ['甲']],
  ];
  for (const languageId of LANGUAGES) {
    for (const [source, lines] of cases) {
      it(`is not read in ${languageId}: ${source}`, () => {
        const { blocks } = read(source, languageId);
        const seen = blocks.map((block) =>
          block.kind === 'grid' ? 'a table' : contentText(block),
        );
        assert.deepEqual(
          seen.filter((line) => line !== ''),
          lines,
        );
      });
    }
  }

  it('ends with its paragraph where nothing closes it in a draft', () => {
    const { blocks } = read('甲<del>乙\n\n丙\n');
    const seen = blocks.map((block) => (block.kind === 'grid' ? 'a table' : contentText(block)));
    assert.deepEqual(seen, ['甲', '丙']);
  });
});
