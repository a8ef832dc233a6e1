import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'esbuild';
import { root } from '../host/paths.ts';

const BUNDLE = 'bundle.l10n.zh-cn.json';

/**
 * Puts the translations of the messages of some folders into a bundle, without those that only others use, and by
 * digests, because the messages themselves are in its code already.
 *
 * @param folders Patterns of folders.
 */
export function embedMessages(...folders: readonly string[]): Plugin {
  return {
    name: 'embed-messages',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]server[\\/]src[\\/]translations\.ts$/ }, () => ({
        contents: `const translations = ${JSON.stringify(byDigest(translationsOf(...folders)))};
          ${digestOf}
          export const chineseOf = (message) => translations[digestOf(message)];`,
      }));
    },
  };
}

/** Texts by the digests of their keys. */
export function byDigest(texts: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(texts).map(([key, text]) => [digestOf(key), text] as const);
  const found = Object.fromEntries(entries);
  if (Object.keys(found).length < entries.length) throw new Error('two messages have one digest');
  return found;
}

/** A short name of a message. The bundle has this function as it stands, so it uses nothing else. */
export function digestOf(message: string): string {
  // FNV-1a.
  let hash = 0x811c9dc5;
  for (const character of message) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash.toString(36);
}

/** Writes the translations of the client's messages to a folder, from which VS Code reads them. */
export function writeClientMessages(folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, BUNDLE), clientMessages());
}

/** The translations of the client's messages, including those of server code that the client uses. */
export function clientMessages(): string {
  return JSON.stringify(translationsOf('client/src', 'server/src/{bytes,office}'));
}

/**
 * The translations of the messages of folders. Messages must be literals in the source code, which `test/unit/l10n`
 * checks.
 *
 * @param folders Patterns of folders.
 */
function translationsOf(...folders: readonly string[]): Record<string, string> {
  const sources = folders
    .flatMap((folder) => globSync(`${folder}/**/*.ts`, { cwd: root }))
    .map((name) => readFileSync(path.join(root, name), 'utf8'))
    .join('\n');
  const messages: Record<string, string> = JSON.parse(
    readFileSync(path.join(root, 'l10n', BUNDLE), 'utf8'),
  );
  const said = Object.entries(messages).filter(([message]) => sources.includes(`'${message}'`));
  return Object.fromEntries(said);
}
