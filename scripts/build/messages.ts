import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'esbuild';
import { root } from '../host/paths.ts';

const BUNDLE = 'bundle.l10n.zh-cn.json';

/**
 * Puts the translations of the messages of some folders into a bundle, without those that only others use; and of the
 * manifest's texts only those about rules, which the command line says.
 *
 * @param folders Patterns of folders.
 */
export function embedMessages(...folders: readonly string[]): Plugin {
  return {
    name: 'embed-messages',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]bundle\.l10n\.zh-cn\.json$/ }, () => ({
        contents: translationsOf(...folders),
        loader: 'json',
      }));
      onLoad({ filter: /[\\/]package\.nls\.zh-cn\.json$/ }, ({ path: file }) => ({
        contents: ruleTextsIn(file),
        loader: 'json',
      }));
    },
  };
}

function ruleTextsIn(file: string): string {
  const texts: Record<string, string> = JSON.parse(readFileSync(file, 'utf8'));
  const ofRules = Object.entries(texts).filter(([key]) => key.startsWith('rule.'));
  return JSON.stringify(Object.fromEntries(ofRules));
}

/** Writes the translations of the client's messages to a folder, from which VS Code reads them. */
export function writeClientMessages(folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, BUNDLE), clientMessages());
}

/** The translations of the client's messages, including those of server code that the client uses. */
export function clientMessages(): string {
  return translationsOf('client/src', 'server/src/{bytes,office}');
}

/**
 * The translations of a folder's messages, as JSON. Messages must be literals in the source code, which
 * `test/unit/l10n` checks.
 *
 * @param folders Patterns of folders.
 */
function translationsOf(...folders: readonly string[]): string {
  const sources = folders
    .flatMap((folder) => globSync(`${folder}/**/*.ts`, { cwd: root }))
    .map((name) => readFileSync(path.join(root, name), 'utf8'))
    .join('\n');
  const messages: Record<string, string> = JSON.parse(
    readFileSync(path.join(root, 'l10n', BUNDLE), 'utf8'),
  );
  const said = Object.entries(messages).filter(([message]) => sources.includes(`'${message}'`));
  return JSON.stringify(Object.fromEntries(said));
}
