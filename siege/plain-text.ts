import assert from 'node:assert/strict';
import { registerHooks } from 'node:module';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Diagnostic, type DocumentSymbol, Range } from 'vscode-languageserver-types';
import { settingsOf } from '../server/src/analysis.ts';
import { codeActions } from '../server/src/features/code-actions.ts';
import { completion } from '../server/src/features/completion.ts';
import { diagnostics } from '../server/src/features/diagnostics.ts';
import { inlayHints } from '../server/src/features/inlay-hints.ts';
import { symbolsOf } from '../server/src/features/workspace-symbols.ts';
import { compileForm } from '../server/src/form/compile.ts';
import { formsOf } from '../server/src/form/forms.ts';
import { translatorFor } from '../server/src/l10n.ts';
import { OpenDocument } from '../server/src/open-document.ts';
import { statutory } from '../test/kit/statutory.ts';
import { codeLenses, documentSymbols } from '../test/kit/whole.ts';
import { law } from './law.ts';
import { anyLure } from './lures.ts';
import type { Effort, Outcome } from './subject.ts';

/** The patterns by which VS Code makes links and icons: `linkedText.ts`, `iconLabels.ts`. */
const LINK = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;
const ICON = /\$\([a-z0-9-]+(?:~[a-z]+)?\)/i;
/** All invisible characters, except the one that separates the characters of a link. */
const UNSEEN = /(?!\u2060)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

function isPlain(text: string): void {
  assert.doesNotMatch(text, LINK);
  assert.doesNotMatch(text, ICON);
  assert.doesNotMatch(text, UNSEEN);
}

/** Titles, names, messages and hints in the answers of the server. */
export const inAnswers = law(
  'in titles, names, messages and hints, from drafts and forms',
  fc.tuple(
    fc.array(anyLure, { minLength: 8, maxLength: 8 }),
    fc.constantFrom('sound', 'broken', 'begun'),
  ),
  10_000,
  ([lures, state]) => {
    const [name = '', table = '', column = '', item = '', title = '', heading = '', cell = ''] =
      lures;
    const rows = [`甲${item}`, `乙${item}`, `丙${item}`];
    const form = compileForm({
      id: 'own',
      name,
      tables: [
        {
          id: 't',
          name: `表${table}`,
          figures: 'count',
          columns: [{ label: `数${column}` }, { label: '已办' }, { label: '办结' }],
          rows: rows.map((label) => ({ label })),
          relations: [{ code: 'row-total', each: 'row', equation: '已办 = 办结' }],
        },
      ],
    });
    const line = (text: string) => text.replaceAll(/[\r\n\x85\u2028\u2029]/g, ' ');
    const text = [
      `江城市${line(title)}2024年政府信息公开工作年度报告`,
      `一、${line(heading)}总体情况`,
      `\t数${line(column)}\t已办\t办结`,
      `${line(rows[0] ?? '')}\t1\t2\t2`,
      `${line(rows[1] ?? '')}\t1\t2\t${state === 'sound' ? '2' : line(cell)}`,
      state === 'begun' ? '丙' : `${line(rows[2] ?? '')}\t2\t4\t${state === 'sound' ? '4' : '5'}`,
      '',
      `|单位|男|女|合计|`,
      '|---|---|---|---|',
      '|甲局|12|30|42|',
      `|乙局${line(lures[7] ?? '').replaceAll('|', '')}|15|22|36|`,
      '|丙局|7|9|16|',
      '',
    ].join('\n');
    const settings = settingsOf(formsOf([...statutory, form]), translatorFor('en'), {});
    for (const shown of answers(text, settings)) isPlain(shown);
  },
);

/** All texts that an editor shows outside of hovers, in the answers about a draft. */
function answers(text: string, settings: ReturnType<typeof settingsOf>): string[] {
  const content = TextDocument.create('file:///r.gouji', 'report-draft', 1, text);
  const document = new OpenDocument(content, { settings, besideOthers: () => [] });
  const all = Range.create(0, 0, content.lineCount, 0);
  const places = Array.from({ length: content.lineCount }, (_, line) => ({ line, character: 1 }));
  return [
    ...diagnostics(document, undefined).flatMap(messagesOf),
    ...codeActions(document, all, undefined, undefined, {
      accepts: true,
      choosesRepairs: true,
    }).flatMap((action) => [action.title, ...(action.diagnostics ?? []).flatMap(messagesOf)]),
    ...codeLenses(document, 'show').map(({ command }) => command?.title ?? ''),
    ...documentSymbols(document).flatMap(namesOf),
    ...symbolsOf(document).flatMap(({ name, containerName = '' }) => [name, containerName]),
    ...places.flatMap((place) =>
      completion(document, place, true).flatMap(({ label, detail = '' }) => [label, detail]),
    ),
    ...inlayHints(document, all, 'on').flatMap(({ label, tooltip }) =>
      [label, tooltip].flatMap((said) => (typeof said === 'string' ? said.split('\n') : [])),
    ),
  ];
}

function messagesOf({ message, relatedInformation = [] }: Diagnostic): string[] {
  assert.ok(typeof message === 'string', 'a finding is plain text');
  return [message, ...relatedInformation.map((related) => related.message)];
}

function namesOf({ name, detail = '', children = [] }: DocumentSymbol): string[] {
  return [name, detail, ...children.flatMap(namesOf)];
}

/** All texts that VS Code is given to show, in any way. */
export async function inTheWindow(effort: Effort): Promise<Outcome> {
  const double = new URL('./vscode-double.ts', import.meta.url).href;
  const hooks = registerHooks({
    resolve: (name, context, next) =>
      name === 'vscode' ? { url: double, shortCircuit: true } : next(name, context),
  });
  const [messages, questions, statuses, items, titles, vscode] = await Promise.all([
    import('../client/src/shown/messages.ts'),
    import('../client/src/shown/choices.ts'),
    import('../client/src/shown/statuses.ts'),
    import('../client/src/shown/tree-items.ts'),
    import('../client/src/shown/titles.ts'),
    import('./vscode-double.ts'),
  ]);
  hooks.deregister();
  return law(
    'in messages, questions, statuses, trees and titles of the window',
    fc.tuple(anyLure, anyLure),
    10_000,
    ([a, b]) => {
      messages.tell(a);
      messages.complain(a);
      void messages.warn(a, b);
      messages.mention(a);
      void messages.whileShown(a, async () => {});
      void questions.askForText({ title: a, prompt: b, placeHolder: a, problemOf: () => b });
      const choice = { label: a, description: b, detail: a, value: 1 };
      void questions.pick([choice], { title: b, placeHolder: a });
      const command = { command: 'a', title: b };
      const status = { selector: [], isBusy: false, isError: true, command };
      statuses.languageStatusEntry('a', a, { ...status, text: b, detail: a });
      items.treeItem({
        ...{ label: a, description: b, tooltip: [a], spoken: b },
        icon: { id: 'a', color: undefined },
      });
      const panel = { title: '' };
      titles.entitle(panel, a);
      const given = vscode.takeGiven();
      assert.equal(given.length, 26, 'all of it is looked at');
      for (const text of [...given, panel.title]) isPlain(text);

      const text = { icon: 'check', text: a, explanation: b, command: 'a' };
      statuses.statusBarEntry('a', b, 1).show(text);
      for (const text of vscode.takeGiven()) isPlain(text.replace(/^\$\(check\) /, ''));
    },
  )(effort);
}
