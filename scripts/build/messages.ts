import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'esbuild';
import { root } from '../host/paths.ts';

const BUNDLE = 'bundle.l10n.zh-cn.json';

/** Puts into the server the translations of what it says, and not of what only the client says. */
export function embedServerMessages(): Plugin {
  return {
    name: 'embed-server-messages',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]bundle\.l10n\.zh-cn\.json$/ }, () => ({
        contents: translationsOf('server/src'),
        loader: 'json',
      }));
    },
  };
}

/** Writes the translations of what the client says to a folder, from which VS Code reads them. */
export function writeClientMessages(folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, BUNDLE), translationsOf('client/src'));
}

/** As JSON. A message stands in the sources as it is, which `test/unit/l10n` holds it to. */
function translationsOf(folder: string): string {
  const sources = globSync(`${folder}/**/*.ts`, { cwd: root })
    .map((name) => readFileSync(path.join(root, name), 'utf8'))
    .join('\n');
  const messages: Record<string, string> = JSON.parse(
    readFileSync(path.join(root, 'l10n', BUNDLE), 'utf8'),
  );
  const said = Object.entries(messages).filter(([message]) => sources.includes(`'${message}'`));
  return JSON.stringify(Object.fromEntries(said));
}
