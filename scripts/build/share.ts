import path from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { root } from '../host/paths.ts';

/** A bundle for browsers and one for Node. Paths are relative to the repository. */
export interface Pair {
  /** JavaScript that loads the entry for browsers. */
  readonly browserEntry: string;
  /** Our own modules that are shared, with everything that they import. LSP libraries are always shared. */
  readonly common: readonly string[];
  readonly browser: BuildOptions & { readonly outfile: string };
  readonly node: BuildOptions & { readonly outfile: string };
}

/**
 * Builds two bundles that are shipped together without containing the same code twice. The one for Node
 * takes all shared code, which is everything but the transport, from the one for browsers.
 */
export async function share({
  browserEntry,
  common,
  browser,
  node,
}: Pair): Promise<BuildOptions[]> {
  const taken = new Set(common);
  const library = path.posix.relative(path.posix.dirname(node.outfile), browser.outfile);
  const take = takeFrom(`./${library}`.replace('./../', '../'), taken);
  // A first run finds out which modules can be taken.
  await build({ ...node, plugins: [take], write: false });
  const modules = [...taken].map((name) => `  '${name}': () => require('./${name}'),\n`);
  const contents = `${browserEntry}\nexport const modules = {\n${modules.join('')}};\n`;
  return [
    { ...browser, stdin: { contents, resolveDir: root, sourcefile: 'library.js' } },
    { ...node, plugins: [take, ...(node.plugins ?? [])] },
  ];
}

/**
 * Replaces the modules that are taken by a lookup in the library when they are first needed. Adds the
 * names that LSP's libraries have on both platforms.
 */
function takeFrom(library: string, taken: Set<string>): Plugin {
  const asked = {};
  return {
    name: 'take-from-library',
    setup({ onResolve, onLoad, resolve }) {
      onResolve({ filter: /^\.|^vscode-/ }, async ({ path: name, pluginData, ...from }) => {
        if (from.kind === 'entry-point' || pluginData === asked) return undefined;
        const found = await resolve(name, { ...from, pluginData: asked });
        const module = path.relative(root, found.path).replaceAll(path.sep, '/');
        if (/^node_modules\/vscode-.*\/lib\/common\//.test(module)) taken.add(module);
        if (!taken.has(module)) return found;
        return { path: module, namespace: 'library' };
      });
      onResolve({ filter: /./, namespace: 'library' }, () => ({ path: library, external: true }));
      onLoad({ filter: /./, namespace: 'library' }, ({ path: module }) => ({
        contents: `module.exports = require('${library}').modules['${module}']();`,
      }));
    },
  };
}
