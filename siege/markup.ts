import assert from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { MarkupContent } from 'vscode-languageserver-types';
import { settingsOf } from '../server/src/analysis.ts';
import { documentLinks } from '../server/src/features/document-links.ts';
import { hover } from '../server/src/features/hover.ts';
import { compileForm } from '../server/src/form/compile.ts';
import { formsOf } from '../server/src/form/forms.ts';
import { translatorFor } from '../server/src/l10n.ts';
import { OpenDocument } from '../server/src/open-document.ts';
import { requestReport } from '../test/kit/request-report.ts';
import { statutory } from '../test/kit/statutory.ts';
import { codeLenses } from '../test/kit/whole.ts';
import { law } from './law.ts';
import { markupLure } from './lures.ts';
import { inAnswers, inTheWindow } from './plain-text.ts';
import type { Subject } from './subject.ts';

/** The elements that hovers use. Any other element comes from the draft. */
const OWN_TAGS =
  /^<\/?(?:p|strong|ul|li|table|thead|tbody|tr|th|td)(?: style="text-align:(?:left|right)")?>$/;

/** This renderer trusts more than VS Code does: it allows HTML and bare addresses. */
const renderer = new MarkdownIt({ html: true, linkify: true });

/** Texts from drafts and forms stay plain text. */
export const markup: Subject = {
  id: 'markup',
  title: 'Hostile drafts',
  promise:
    'Markdown, HTML, command links and addresses in labels, figures, titles and forms reach hovers as text: if they are rendered with HTML and links allowed, none of them becomes an element, a link or a border. No answer contains a command to run. In everything else that an editor shows, VS Code finds neither a link nor an icon in them, and every character is visible.',
  async *run(effort) {
    for (const run of [inDrafts, inForms, inAnswers]) yield run(effort);
    yield inTheWindow(effort);
  },
};

const report = requestReport();

const inDrafts = law(
  'in hovers, from cells, labels and prose of a draft',
  fc.array(fc.tuple(fc.nat(), markupLure, fc.boolean()), { minLength: 1, maxLength: 12 }),
  300,
  (lures) => {
    let text = report;
    for (const [at, bait, replaces] of lures) {
      const lines = text.split('\n');
      const line = at % lines.length;
      const old = lines[line] ?? '';
      lines[line] = replaces ? `\t${bait}` : old + bait;
      text = lines.join('\n');
    }
    hoversAreText(text, settingsOf(formsOf(statutory), translatorFor('en'), {}));
  },
);

const inForms = law(
  'in hovers, from the names and labels of a form',
  fc.array(markupLure, { minLength: 4, maxLength: 4 }),
  200,
  ([name = '', caption = '', column = '', item = '']) => {
    const rows = [{ label: `甲${item}` }, { label: `乙${item}` }, { label: `总${item}` }];
    const form = compileForm({
      id: 'own',
      name,
      tables: [
        {
          id: 't',
          name: `表${caption}`,
          figures: 'count',
          columns: [{ label: `数${column}` }, { label: '已办' }, { label: '办结' }],
          rows,
          relations: [{ code: 'row-total', each: 'row', equation: '已办 = 办结' }],
        },
      ],
    });
    const text = [
      `\t数${column}\t已办\t办结`,
      ...rows.map(({ label }) => `${label}\t1\t2\t3`),
    ].join('\n');
    hoversAreText(text, settingsOf(formsOf([...statutory, form]), translatorFor('zh-cn'), {}));
  },
);

function hoversAreText(text: string, settings: ReturnType<typeof settingsOf>): void {
  const content = TextDocument.create('file:///r.gouji', 'report-draft', 1, text);
  const document = new OpenDocument(content, { settings, besideOthers: () => [] });
  for (let offset = 0; offset < text.length; offset += 3) {
    const answer = hover(document, content.positionAt(offset));
    if (!answer) continue;
    assert.ok(MarkupContent.is(answer.contents), 'a hover cannot be trusted content');
    const html = renderer.render(answer.contents.value);
    for (const tag of html.match(/<[^>]*>?/g) ?? []) {
      assert.match(tag, OWN_TAGS, `${tag} in ${JSON.stringify(answer.contents.value)}`);
    }
  }
  for (const { command } of codeLenses(document, 'show')) {
    assert.match(command?.command ?? '', /^(?:show)?$/);
  }
  for (const { target } of documentLinks(document)) assert.match(target ?? '', /^https?:\/\//i);
}
