/**
 * Counts what docs/house.md tells of a tree of this repository: `node scripts/house.ts [TREE]`. A tree of another
 * commit: `git archive COMMIT | tar -x -C TREE`, and the `node_modules` of this one linked into it.
 */
import { globSync, readFileSync } from 'node:fs';
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

/** Fields of classes that can be set again. */
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

/** The files of the server in which a function runs from an edit of an open report to its findings. */
async function passed(session: Session, what: string, from: string, to: string): Promise<void> {
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
  const ran = result.filter(
    ({ url, functions }) =>
      url.includes('/server/src/') &&
      functions.some(
        ({ functionName, ranges }) => functionName !== '' && (ranges[0]?.count ?? 0) > 0,
      ),
  );
  console.log(what, ran.length);
}

const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
await passed(session, 'from a figure to its squiggle', '445', '446');
await passed(session, 'from a sentence to its finding', '申请841', '申请842');
session.disconnect();
