import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { quantile, textTable } from './statistics.ts';

const program = path.join(import.meta.dirname, 'first-pass.ts');
const ROUNDS = 5;

/**
 * The milliseconds from opening a new text to its diagnostics, compared with a parser that only parses
 * the same text: parse5 for a page of one line, marked for Markdown. Each runs in a process of its own,
 * in turn. The last column is for later passes in the same processes, when all code is compiled.
 */
export function benchFirstDiagnostics(): string {
  const rows = [['text', 'bytes', 'gouji', 'parser', '', 'ratio', 'ratio once warm']];
  for (const [name, languageId, parser] of [
    ['page of one line', 'html', 'parse5'],
    ['Markdown', 'markdown', 'marked'],
  ] as const) {
    const ours: Pass[] = [];
    const theirs: Pass[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      ours.push(pass('gouji', languageId));
      theirs.push(pass('parser', languageId));
    }
    const first = [ours, theirs].map((passes) => quantile(passes.map((one) => one.first)));
    const later = [ours, theirs].map((passes) => quantile(passes.map((one) => one.later)));
    rows.push([
      name,
      String(ours[0]?.bytes),
      ...first.map((milliseconds) => `${milliseconds.toFixed(0)} ms`),
      parser,
      ratio(first),
      ratio(later),
    ]);
  }
  return textTable(rows);
}

interface Pass {
  readonly bytes: number;
  readonly first: number;
  readonly later: number;
}

function pass(who: string, languageId: string): Pass {
  const { stdout } = spawnSync(process.execPath, [program, who, languageId], { encoding: 'utf8' });
  const { bytes, first, later } = JSON.parse(stdout);
  return { bytes: Number(bytes), first: Number(first), later: Number(later) };
}

function ratio([ours = Number.NaN, theirs = Number.NaN]: readonly number[]): string {
  return (ours / theirs).toFixed(2);
}
