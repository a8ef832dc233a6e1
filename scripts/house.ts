/**
 * Counts the numbers of docs/house.md for a tree of this repository: `node scripts/house.ts [TREE]`. To make the tree of
 * another commit, run `git archive COMMIT | tar -x -C TREE` and link the `node_modules` of this one into it.
 */
import { globSync, readFileSync } from 'node:fs';
import type { Profiler } from 'node:inspector';
import { Session } from 'node:inspector/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { grouped } from '../server/src/grouped.ts';

const tree = path.resolve(process.argv[2] ?? path.join(import.meta.dirname, '..'));
const read = (file: string) => readFileSync(path.join(tree, file), 'utf8');
const count = (text: string, what: RegExp) => text.match(what)?.length ?? 0;

const server = globSync('server/src/**/*.ts', { cwd: tree }).sort();
const sources = server.map((file) => ({
  file: path.relative('server/src', file),
  text: read(file),
}));
const folders = grouped(sources, ({ file }) => [/^(\w+)\//.exec(file)?.[1] ?? '.']);
for (const [folder, files] of [...folders, ['all', sources] as const]) {
  const lines = files.reduce((sum, { text }) => sum + count(text, /\n/g), 0);
  console.log(`${folder}\t${files.length}\t${lines}`);
}

/** Fields of classes that can be assigned again. */
const FIELD = /^ {2}(?:(?:private|protected|static) )?#?[a-z]\w*[?!]?(?:: | =|;)/gm;
const all = sources.map(({ text }) => text).join('\n');
const classes = all.match(/^(?:export )?(?:abstract )?class [\s\S]*?^\}/gm) ?? [];
console.log(
  'mutable fields',
  classes.reduce((sum, one) => sum + count(one, FIELD), 0),
);
console.log('weak maps and sets made', count(all, /new Weak(?:Map|Set)\b/g));
console.log('uses of keep()', count(all, /(?<!function )\bkeep\(/g));

const types = new Map<string, number>();
for (const file of globSync('{server,client}/src/**/*.ts', { cwd: tree })) {
  const exported = /^export (?:declare )?(?:abstract )?(?:interface|type|class|enum) (\w+)/gm;
  for (const [, name = ''] of read(file).matchAll(exported))
    types.set(name, (types.get(name) ?? 0) + 1);
}
console.log('type names exported twice', [...types.values()].filter((times) => times > 1).length);

const lock: { readonly packages: Readonly<Record<string, { readonly link?: boolean }>> } =
  JSON.parse(read('package-lock.json'));
const packages = Object.entries(lock.packages).filter(
  ([at, { link }]) => at.includes('node_modules/') && !link,
);
console.log('packages in the lock file', packages.length);

/**
 * The files that hand a figure on from an edit to its squiggle, and a number of a sentence to its finding, in their
 * order. Files that only help one of these, such as `decimal.ts`, are not counted. The list is made by reading;
 * whether each of the files runs is checked.
 */
const WAYS = {
  'from a figure to its squiggle': {
    edit: ['445', '446'],
    files: `open-document analysis draft/draft draft/strips draft/tabbed form/report form/recognise form/bind-row
      form/lookup figure/read form/figure-cell rules/engine/check reconcile/reckoning reconcile/form-figure
      reconcile/relation reconcile/ledger rules/engine/table-verdict reconcile/locate reconcile/structure
      reconcile/smallest reconcile/search reconcile/independent reconcile/cost rules/suspect-figure
      rules/engine/graded features/diagnostics`,
  },
  'from a sentence to its finding': {
    edit: ['申请841', '申请842'],
    files: `open-document analysis draft/draft draft/paragraph form/report form/prose-line rules/engine/check
      rules/engine/frame-verdict prose/read-line prose/lexer/compact prose/lexer/clauses prose/lexer/tokenize
      prose/lexer/written-number prose/claims/read-claims prose/claims/said prose/claims/bind-number
      prose/claims/meant prose/claims/slot-query prose/claims/rivals prose/bind rules/prose-figure
      rules/engine/graded features/diagnostics`,
  },
} as const;

/** The files of the server in which a function runs between an edit of an open report and its findings. */
async function ran(session: Session, [from, to]: readonly [string, string]): Promise<Set<string>> {
  const at = (file: string) => import(pathToFileURL(path.join(tree, file)).href);
  const { open, findingsOf } = await at('test/kit/read.ts');
  const { requestReport } = await at('test/kit/request-report.ts');
  const text: string = requestReport().replace(
    /(一、总体情况\n)/,
    '$12024年，本机关新收政府信息公开申请841件。\n',
  );
  const document = open(text);
  findingsOf(document);
  const start = text.indexOf(from);
  const range = {
    start: document.positionAt(start),
    end: document.positionAt(start + from.length),
  };
  await session.post('Profiler.takePreciseCoverage');
  document.update([{ range, text: to }], 2);
  findingsOf(document);
  const { result } = await session.post('Profiler.takePreciseCoverage');
  const isRun = ({ functionName, ranges }: Profiler.FunctionCoverage) =>
    functionName !== '' && (ranges[0]?.count ?? 0) > 0;
  const files = result.flatMap(({ url, functions }) =>
    functions.some(isRun) ? (/\/server\/src\/(.+)\.ts$/.exec(url)?.[1] ?? []) : [],
  );
  return new Set(files);
}

const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
for (const [what, { edit, files }] of Object.entries(WAYS)) {
  const run = await ran(session, edit);
  const way = files.split(/\s+/);
  const others = way.filter((file) => !run.has(file));
  console.log(what, way.length, others.length > 0 ? `(not run: ${others.join(', ')})` : '');
}
session.disconnect();
