import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { codeActions } from '../../../server/src/features/code-actions.ts';
import { hover } from '../../../server/src/features/hover.ts';
import { inlayHints } from '../../../server/src/features/inlay-hints.ts';
import { repairs } from '../../../server/src/features/repairs.ts';
import { legend } from '../../../server/src/features/semantic-tokens.ts';
import { translatorFor } from '../../../server/src/l10n.ts';
import { OpenDocument } from '../../../server/src/open-document.ts';
import { withdrawCommand } from '../../../server/src/protocol.ts';
import type { Acceptance } from '../../../server/src/rules/engine/acceptance.ts';
import {
  readAcceptedFile,
  withAcceptance,
  withoutAcceptance,
  writeAcceptedFile,
} from '../../../server/src/workspace/accepted.ts';
import { AcceptedFiles, pathIn } from '../../../server/src/workspace/accepted-files.ts';
import { settings, told } from '../../kit/read.ts';
import { requestReport } from '../../kit/request-report.ts';
import { semanticTokens, tables } from '../../kit/whole.ts';

const t = translatorFor('en');
const uri = 'file:///c%3A/work/2024/%E6%8A%A5%E5%91%8A.gouji';
const file = 'file:///c%3A/work/.gouji/accepted.json';
const report = requestReport();

/** A draft in whose folder these are accepted. */
function open(text: string, accepted: readonly Acceptance[]): OpenDocument {
  const files = new AcceptedFiles();
  files.set(file, writeAcceptedFile(accepted), t);
  const content = TextDocument.create(uri, 'report-draft', 1, text);
  const surroundings = { settings, besideOthers: () => [], accepted: files.of.bind(files) };
  return new OpenDocument(content, surroundings);
}

/** The acceptance of every finding of a draft of a code. */
function acceptAll(text: string, code: string): Acceptance[] {
  const document = open(text, []);
  const end = document.positionAt(text.length);
  const all = { start: { line: 0, character: 0 }, end };
  return codeActions(document, all, undefined, undefined, {
    accepts: true,
    choosesRepairs: true,
  }).flatMap(({ command }) => {
    const { code: found, place, figures } = command?.arguments?.[0] ?? {};
    if (found !== code) return [];
    return [
      { file: '2024/报告.gouji', code, place, figures, reason: '核实无误', date: '2025-01-31' },
    ];
  });
}

const BROKEN = 1 << legend.tokenModifiers.indexOf('broken');

const UNEVEN = ['column-total 764', 'column-total 46', 'column-total 824'];

describe('a finding that is accepted', () => {
  const accepted = acceptAll(report, 'column-total');
  const [first] = accepted;
  assert.ok(first);

  it('is known by its place as the form names it, and by its figures', () => {
    assert.equal(first.place, '（七）总计 · 自然人');
    assert.deepEqual(first.figures.slice(0, 3), ['764', '764', '69']);
    assert.equal(accepted.length, 3);
  });

  it('is not told, and the others are', () => {
    assert.deepEqual(told(open(report, [])), UNEVEN);
    assert.deepEqual(told(open(report, [first])), UNEVEN.slice(1));
    assert.deepEqual(told(open(report, accepted)), []);
  });

  it('has no hint and no mark any more, and the others have', () => {
    const everything = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } };
    const hints = (entries: readonly Acceptance[], choice: 'broken' | 'on' = 'broken') =>
      inlayHints(open(report, entries), everything, choice).map(({ label }) => label);
    assert.deepEqual(hints([]), ['Σ 763 (−1)', 'Σ 45 (−1)', 'Σ 822 (−2)']);
    assert.deepEqual(hints([first]), ['Σ 45 (−1)', 'Σ 822 (−2)']);
    assert.ok(hints(accepted, 'on').includes('Σ 763 (−1)'), 'asked for all, one gets all');
    const marked = (entries: readonly Acceptance[]) => {
      const tokens = semanticTokens(open(report, entries));
      return tokens.filter(({ modifiers }) => (modifiers & BROKEN) !== 0).length;
    };
    assert.deepEqual([marked([]), marked([first]), marked(accepted)], [3, 2, 0]);
  });

  it('is shown to the views with its reason', () => {
    const [view, second] = tables(open(report, [first])).accepted;
    assert.equal(second, undefined);
    assert.deepEqual(
      [view?.place, view?.reason, view?.date],
      ['（七）总计 · 自然人', '核实无误', '2025-01-31'],
    );
    assert.match(view?.message ?? '', /764/);
  });

  it('is shown as accepted at its figure and its relation, and what only shares that is sound', () => {
    const standing = (entries: readonly Acceptance[]) => {
      const views = tables(open(report, entries)).tables;
      const figures = views.flatMap(({ rows }) => rows.flatMap((row) => row.figures));
      const count = (asked: string) => figures.filter((one) => one?.standing === asked).length;
      const relations = views.flatMap((view) => view.relations);
      return {
        broken: count('broken'),
        accepted: count('accepted'),
        hasInvolved: count('involved') > 0,
        relations: relations.filter(({ isAccepted }) => isAccepted).length,
      };
    };
    const none = { broken: 3, accepted: 0, hasInvolved: true, relations: 0 };
    assert.deepEqual(standing([]), none);
    assert.deepEqual(standing([first]), { ...none, broken: 2, accepted: 1, relations: 1 });
    const all = { broken: 0, accepted: 3, hasInvolved: false, relations: 3 };
    assert.deepEqual(standing(accepted), all);
  });

  it('has no repair any more', () => {
    assert.notEqual(repairs(open(report, [])).faults.length, 0);
    assert.deepEqual(repairs(open(report, accepted)).faults, []);
  });

  it('is told with its reason in the hover of its figure', () => {
    const place = report.indexOf('\t764\n') + 1;
    const said = (entries: readonly Acceptance[]) => {
      const document = open(report, entries);
      return JSON.stringify(hover(document, document.positionAt(place)));
    };
    assert.doesNotMatch(said([]), /核实无误/);
    assert.match(said([first]), /核实无误.*764/);
  });

  it('can be withdrawn in the hover, where the client has the command for it', () => {
    const document = open(report, [{ ...first, reason: '[(核实)](command:其他)' }]);
    const position = document.positionAt(report.indexOf('\t764\n') + 1);
    const said = JSON.stringify(hover(document, position, true));
    const links = [...said.matchAll(/(?<!\\)\]\(([^()]*)\)/g)].map(([, link = '']) => link);
    const { uri } = document;
    const { code, place, figures } = first;
    const named = links.map((link) => {
      const [command, about = ''] = link.split('?');
      assert.equal(command, `command:${withdrawCommand}`);
      const [{ message: _, ...finding }] = JSON.parse(decodeURIComponent(about));
      return finding;
    });
    assert.deepEqual(named, [{ uri, code, place, figures }]);
    assert.doesNotMatch(JSON.stringify(hover(document, position)), new RegExp(withdrawCommand));
  });

  it('can be withdrawn at its place: then it is reported again', () => {
    const document = open(report, accepted);
    const all = { start: { line: 0, character: 0 }, end: document.positionAt(report.length) };
    const actions = codeActions(document, all, undefined, undefined, {
      accepts: true,
      choosesRepairs: true,
    });
    const withdrawn = actions.flatMap(({ command }) =>
      command?.command === withdrawCommand ? [command.arguments?.[0]] : [],
    );
    assert.deepEqual(
      withdrawn.map(({ place }) => place),
      accepted.map(({ place }) => place),
    );
    const text = writeAcceptedFile(accepted);
    const { place, figures, code } = withdrawn[0];
    const left = withoutAcceptance(text, { file: first.file, place, figures, code }, t);
    assert.deepEqual(readAcceptedFile(left ?? '', t).accepted, accepted.slice(1));
    assert.deepEqual(codeActions(document, all, undefined, undefined).length, 0);
  });

  it('stays accepted when lines move and other figures change', () => {
    const moved = report
      .replace('一、总体情况', '\n说明。\n\n一、总体情况')
      .replace('\t0.023\n', '\t0.5\n');
    assert.notEqual(moved, report);
    assert.deepEqual(told(open(moved, accepted)), []);
  });

  it('is told again when one of its figures changes', () => {
    const changed = report.replace('\t69\n', '\t68\n');
    assert.ok(told(open(changed, accepted)).some((line) => line.startsWith('row-total')));
    assert.ok(told(open(report.replace('\t764\n', '\t765\n'), accepted)).length > 0);
  });

  it('is accepted in its own file and for its own code only', () => {
    assert.deepEqual(told(open(report, [{ ...first, file: '2023/报告.gouji' }])), UNEVEN);
    assert.deepEqual(told(open(report, [{ ...first, code: 'row-total' }])), UNEVEN);
    assert.deepEqual(told(open(report, [{ ...first, place: '（七）总计 · 总计' }])), UNEVEN);
  });

  it('is offered to be accepted only where the client can', () => {
    const document = open(report, []);
    const all = { start: { line: 0, character: 0 }, end: document.positionAt(report.length) };
    const commands = (accepts: boolean) =>
      codeActions(document, all, undefined, undefined, { accepts, choosesRepairs: false }).filter(
        ({ command }) => command,
      );
    assert.equal(commands(false).length, 0);
    assert.equal(commands(true).length, 3);
  });
});

describe('a figure that is found to be wrong, and accepted', () => {
  const text = report.replace('\t841\n', '\t814\n');

  it('is told again when any figure of the relations that it breaks changes', () => {
    const accepted = acceptAll(text, 'suspect-figure');
    const told814 = (draft: string) => told(open(draft, accepted), ['suspect-figure']);
    assert.deepEqual(told814(text), []);
    const other = text.replace('\t11\n\t814\n', '\t12\n\t814\n');
    assert.notEqual(other, text);
    assert.ok(told814(other).includes('suspect-figure 814'));
  });
});

describe('findings that are not about a figure', () => {
  const CASES = [
    [
      'missing-section',
      report.replace('五、存在的主要问题及改进情况', '其他'),
      '六、其他需要报告的事项',
    ],
    ['leftover-mark', report.replace('均依法办理。', '均依法办理。[bookmark: _GoBack]'), '841件'],
    ['prose-figure', report.replace('公开申请841件', '公开申请842件'), '842件'],
  ] as const;

  for (const [code, text, changing] of CASES) {
    it(`${code} is accepted, until what it is about changes`, () => {
      const accepted = acceptAll(text, code);
      const codes = (draft: string) => told(open(draft, accepted), [code]).length;
      assert.ok(accepted.length > 0);
      assert.equal(codes(text), 0);
      assert.ok(
        acceptAll(text.replace(changing, '改'), code).length > 0 || code !== 'missing-section',
      );
      if (code === 'missing-section') assert.equal(codes(text.replace(changing, '改')), 1);
      if (code === 'prose-figure') assert.equal(codes(text.replace(changing, '843件')), 1);
    });
  }
});

describe('.gouji/accepted.json', () => {
  const entry: Acceptance = {
    file: 'a.gouji',
    code: 'row-total',
    place: '一、本年新收 · 总计',
    figures: ['1', '', '2'],
    reason: 'checked',
    date: '2025-01-31',
  };

  it('is written in one order, whoever adds to it, and each entry’s figures on one line', () => {
    const other = { ...entry, file: 'b.gouji' };
    const text = writeAcceptedFile([other, entry]);
    assert.equal(text, writeAcceptedFile([entry, other]));
    assert.match(text, /\n {6}"figures": \["1", "", "2"\],\n/);
    assert.ok(text.indexOf('a.gouji') < text.indexOf('b.gouji'));
    assert.equal(writeAcceptedFile([]), '{\n  "version": 1,\n  "accepted": []\n}\n');
  });

  it('is read as it was written', () => {
    const text = fc.string({ unit: 'binary', minLength: 1 }).filter((value) => value.trim() !== '');
    const any = fc.record({
      file: fc.stringMatching(/^[a-z报]{1,8}(\/[a-z报]{1,8}){0,2}$/),
      code: text,
      place: fc.string(),
      figures: fc.array(fc.string()),
      reason: text,
      date: fc.constant('2025-01-31'),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 4 }), (accepted) => {
        const once = writeAcceptedFile(accepted);
        const read = readAcceptedFile(once, t);
        assert.deepEqual(read.problems, []);
        assert.equal(writeAcceptedFile(read.accepted), once);
      }),
    );
  });

  it('keeps no entry that has lapsed beside the one that replaces it', () => {
    const again = { ...entry, figures: ['1', '0', '2'] };
    const elsewhere = { ...again, place: 'elsewhere' };
    const text = writeAcceptedFile([entry]);
    assert.equal(withAcceptance(null, entry, t), text);
    assert.equal(withAcceptance(text, again, t), writeAcceptedFile([again]));
    assert.equal(withAcceptance(text, elsewhere, t), writeAcceptedFile([entry, elsewhere]));
  });

  it('stays as it is where the entry is in it, however it is written', () => {
    const text = `\n{ "version": 1, "accepted": [ ${JSON.stringify(entry, null, 1)}, ] }`;
    assert.equal(withAcceptance(text, entry, t), text);
  });

  it('is as it was when an entry is withdrawn again, and stays so when that is tried twice', () => {
    const before = writeAcceptedFile([{ ...entry, place: 'elsewhere' }], './a.json');
    const after = withAcceptance(before, entry, t) ?? '';
    assert.equal(withoutAcceptance(after, { ...entry, figures: ['7'] }, t), after);
    assert.equal(withoutAcceptance(after, entry, t), before);
    assert.equal(withoutAcceptance(before, entry, t), before);
  });

  it('keeps the schema that it names', () => {
    const text = '{ "$schema": "./a.json", "version": 1, "accepted": [] }';
    const { schema, accepted } = readAcceptedFile(withAcceptance(text, entry, t) ?? '', t);
    assert.deepEqual([schema, accepted], ['./a.json', [entry]]);
  });

  const lost = [
    '',
    '{',
    '[]',
    '{"version": 1}',
    '{"version": 2, "accepted": []}',
    '{"version": 1, "accepted": [], "more": 1}',
    '{"version": 1, "accepted": [{}]}',
    '{"version": 1, "accepted": [] /* see the minutes */}',
    `{"version": 1, "accepted": [${JSON.stringify(entry)}`,
  ];
  for (const text of lost) {
    it(`is not written over where it holds ${text || 'nothing'}`, () => {
      assert.equal(withAcceptance(text, entry, t), undefined);
      assert.equal(withoutAcceptance(text, entry, t), undefined);
    });
  }

  const sound = JSON.stringify(entry);
  const PROBLEMS = [
    ['{', 'not valid JSON'],
    ['[]', 'An object is expected'],
    ['{"version": 2, "accepted": []}', 'version is not known'],
    ['{"version": 1}', '“accepted” is missing'],
    [
      `{"version": 1, "accepted": [${sound.replace('"reason":"checked",', '')}]}`,
      '“reason” is missing',
    ],
    [`{"version": 1, "accepted": [${sound.replace('checked', ' ')}]}`, 'empty'],
    [`{"version": 1, "accepted": [${sound.replace('2025-01-31', 'today')}]}`, 'A date'],
    [`{"version": 1, "accepted": [${sound.replace('a.gouji', '../a.gouji')}]}`, 'A path'],
    [`{"version": 1, "accepted": [${sound.replace('"1"', '1')}]}`, 'A text is expected'],
    [`{"version": 1, "accepted": [], "more": 1}`, 'no property “more”'],
  ] as const;

  for (const [text, problem] of PROBLEMS) {
    it(`says what is wrong in ${text}`, () => {
      const { problems } = readAcceptedFile(text, t);
      assert.ok(
        problems.some(({ message }) => message.includes(problem)),
        JSON.stringify(problems),
      );
    });
  }

  it('counts what is right beside a mistake', () => {
    const { accepted, problems } = readAcceptedFile(
      `{"version": 1, "accepted": [{}, ${sound}]}`,
      t,
    );
    assert.equal(accepted.length, 1);
    assert.ok(problems.length > 0);
  });
});

describe('the path of a draft', () => {
  it('begins in its folder, however the editor writes the URI', () => {
    assert.equal(pathIn('file:///c%3A/work', uri), '2024/报告.gouji');
    assert.equal(pathIn('file:///c:/work/', uri), '2024/报告.gouji');
    assert.equal(pathIn('file:///c:/works', uri), undefined);
  });
});
