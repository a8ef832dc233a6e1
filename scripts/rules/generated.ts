import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Rule } from '../../server/src/rules/engine/rule.ts';

/** The levels that a user can set for a code. */
const LEVELS = ['error', 'warning', 'information', 'hint', 'off'];

const ENGINE = 'server/src/rules/engine';

/** A rule with the name of its file and the name under which it is exported. */
interface RuleFile {
  readonly file: string;
  readonly name: string;
  readonly rule: Rule;
}

/** The files that are generated from the rules, by their paths from the root, with their right content. */
export async function generated(root: string): Promise<Map<string, string>> {
  const files = await ruleFiles(root);
  const byCode = files.filter(({ file, rule }) => file === rule.code);
  const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
  const texts = (language: 'zh' | 'en') =>
    byCode.map(({ rule }): [string, string] => [`rule.${rule.code}`, rule.description[language]]);
  return new Map([
    [`${ENGINE}/codes.ts`, codesSource(byCode)],
    [`${ENGINE}/registry.ts`, registrySource(files)],
    ['schemas/config.schema.json', withLevels(read('schemas/config.schema.json'), byCode)],
    ['package.json', withCodes(read('package.json'), byCode)],
    ...(['en', 'zh'] as const).map((language): [string, string] => {
      const file = language === 'en' ? 'package.nls.json' : 'package.nls.zh-cn.json';
      return [file, withTexts(read(file), texts(language))];
    }),
  ]);
}

/** The rules: first those that name causes, then by severity, then by file name. */
async function ruleFiles(root: string): Promise<RuleFile[]> {
  const folder = path.join(root, 'server/src/rules');
  const files = globSync('*.ts', { cwd: folder }).toSorted();
  const found = await Promise.all(
    files.map(async (file) => {
      const exported: Record<string, unknown> = await import(
        pathToFileURL(path.join(folder, file)).href
      );
      const [found, ...others] = Object.entries(exported).flatMap(([name, value]) =>
        isRule(value) ? [{ file: path.basename(file, '.ts'), name, rule: value }] : [],
      );
      if (!found || others.length > 0) throw new Error(`${file} exports one rule`);
      return found;
    }),
  );
  const gravity = ({ rule }: RuleFile) => (rule.namesCauses ? -1 : LEVELS.indexOf(rule.severity));
  return found.toSorted((a, b) => gravity(a) - gravity(b));
}

function isRule(value: unknown): value is Rule {
  return typeof value === 'object' && value !== null && 'code' in value && 'severity' in value;
}

const WRITTEN = '// Written by `node scripts/rules.ts`.\n';

function codesSource(files: readonly RuleFile[]): string {
  const codes = files.map(({ rule }) => `  '${rule.code}',\n`).join('');
  return `${WRITTEN}
/** Codes of findings, each with a page in \`docs/rules/\`. */
export const codes = [
${codes}] as const;

export type Code = (typeof codes)[number];
`;
}

function registrySource(files: readonly RuleFile[]): string {
  const imports = files
    .toSorted((a, b) => (a.file < b.file ? -1 : 1))
    .map(({ file, name }) => `import { ${name} } from '../${file}.ts';\n`)
    .join('');
  const entries = files.map(({ file, name }) => `  ['${file}', ${name}],\n`).join('');
  return `${WRITTEN}
${imports}import type { Rule } from './rule.ts';

/** All rules by their names, in the order in which they run. */
export const rulesByName: ReadonlyMap<string, Rule> = new Map([
${entries}]);

/** All rules. */
export const rules: readonly Rule[] = [...rulesByName.values()];
`;
}

/** The schema of a folder's settings with all codes. */
function withLevels(before: string, files: readonly RuleFile[]): string {
  const schema = JSON.parse(before);
  schema.properties.rules.properties = Object.fromEntries(
    files.map(({ rule: { code, description } }) => [
      code,
      { enum: LEVELS, description: `${description.zh}${description.en}` },
    ]),
  );
  // Lists of texts are on one line, as the formatter writes them.
  const text = JSON.stringify(schema, undefined, 2).replaceAll(
    /\[\n\s+([^[\]{}]*?)\n\s+\]/g,
    (_, texts: string) => `[${texts.replaceAll(/\n\s+/g, ' ')}]`,
  );
  return `${text}\n`;
}

function withCodes(text: string, files: readonly RuleFile[]): string {
  const manifest = JSON.parse(text);
  manifest.contributes.configuration.properties['gouji.rules'].properties = Object.fromEntries(
    files.map(({ rule: { code } }) => [
      code,
      { type: 'string', enum: LEVELS, description: `%rule.${code}%` },
    ]),
  );
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

/** Replaces the texts of the rules, in the place of the first of them. */
function withTexts(text: string, rules: readonly (readonly [string, string])[]): string {
  const entries = Object.entries<string>(JSON.parse(text));
  const first = entries.findIndex(([key]) => key.startsWith('rule.'));
  const others = entries.filter(([key]) => !key.startsWith('rule.'));
  const all = others.toSpliced(
    first,
    0,
    ...rules.map(([key, said]): [string, string] => [key, said]),
  );
  return `${JSON.stringify(Object.fromEntries(all), undefined, 2)}\n`;
}
