/**
 * Bundles the extension and the server.
 *
 * - `--production` minified, no source maps: what is shipped
 * - `--watch` rebuilds on change; prints what the problem matcher of .vscode/tasks.json waits for
 */
import { type BuildOptions, build, context, type Plugin } from 'esbuild';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

const common = {
  bundle: true,
  format: 'cjs',
  platform: 'node',
  // The Node of the oldest VS Code in `engines`.
  target: 'node20',
  // ES modules first: the UMD builds of some dependencies cannot be bundled.
  mainFields: ['module', 'main'],
  minify: production,
  sourcemap: production ? false : 'linked',
  sourcesContent: false,
  // When watching, the plugin does the talking.
  logLevel: watch ? 'silent' : 'warning',
  plugins: watch ? [reportToProblemMatcher()] : [],
} satisfies BuildOptions;

const bundles: readonly BuildOptions[] = [
  {
    ...common,
    entryPoints: ['client/src/node/extension.ts'],
    outfile: 'client/out/node/extension.cjs',
    external: ['vscode'],
  },
  {
    ...common,
    entryPoints: [
      { in: 'client/src/table-view/main.ts', out: 'table-view' },
      { in: 'client/src/table-view/style.css', out: 'table-view' },
    ],
    outdir: 'client/out',
    format: 'iife',
    platform: 'browser',
    target: 'chrome122',
  },
  {
    ...common,
    entryPoints: ['server/src/main.node.ts'],
    outfile: 'server/out/main.node.cjs',
    banner: { js: '#!/usr/bin/env node' },
  },
  {
    ...common,
    entryPoints: ['server/src/cli.ts'],
    outfile: 'server/out/cli.cjs',
    banner: { js: '#!/usr/bin/env node' },
  },
];

if (watch) {
  const contexts = await Promise.all(bundles.map((options) => context(options)));
  await Promise.all(contexts.map((one) => one.watch()));
} else {
  await Promise.all(bundles.map((options) => build(options)));
}

function reportToProblemMatcher(): Plugin {
  return {
    name: 'report-to-problem-matcher',
    setup({ onStart, onEnd }) {
      onStart(() => console.log('[watch] build started'));
      onEnd(({ errors }) => {
        for (const { text, location } of errors) {
          console.error(`✘ [ERROR] ${text}`);
          if (location) console.error(`    ${location.file}:${location.line}:${location.column}:`);
        }
        console.log('[watch] build finished');
      });
    },
  };
}
