import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'esbuild';
import { root } from '../host/paths.ts';

/**
 * Leaves out of the server what only the client says: VS Code reads the client's messages from the file
 * itself. A message stands in the sources as it is, which `test/unit/l10n` holds it to.
 */
export function embedServerMessages(): Plugin {
  return {
    name: 'embed-server-messages',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]bundle\.l10n\.zh-cn\.json$/ }, ({ path: file }) => {
        const sources = globSync('server/src/**/*.ts', { cwd: root })
          .map((name) => readFileSync(path.join(root, name), 'utf8'))
          .join('\n');
        const messages: Record<string, string> = JSON.parse(readFileSync(file, 'utf8'));
        const said = Object.entries(messages).filter(([message]) =>
          sources.includes(`'${message}'`),
        );
        return { contents: JSON.stringify(Object.fromEntries(said)), loader: 'json' };
      });
    },
  };
}
