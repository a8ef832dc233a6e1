/**
 * Bundles the extension and the server.
 *
 * - `--production` minified, no source maps: what is shipped
 * - `--watch` rebuilds on change; prints what the problem matcher of .vscode/tasks.json waits for
 */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { type BuildOptions, build, context, type Plugin } from 'esbuild';
import { embedServerMessages, writeClientMessages } from './build/messages.ts';
import { noticesOf } from './build/notices.ts';
import { share } from './build/share.ts';
import { embedStatutoryForms } from './build/statutory-forms.ts';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

const common = {
  bundle: true,
  metafile: true,
  // ES modules first: the UMD builds of some dependencies cannot be bundled.
  mainFields: ['module', 'main'],
  minify: production,
  // Chinese text as it is, not in escapes of six letters a character.
  charset: 'utf8',
  sourcemap: production ? false : 'linked',
  sourcesContent: false,
  // When watching, the plugin does the talking, and forms may be edited.
  logLevel: watch ? 'silent' : 'warning',
  plugins: watch ? [reportToProblemMatcher()] : [embedStatutoryForms(), embedServerMessages()],
} satisfies BuildOptions;

const browser = {
  ...common,
  platform: 'browser',
  // The browser engine and the Node of the oldest VS Code in `engines`.
  target: 'chrome122',
} satisfies BuildOptions;
const node = {
  ...common,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
} satisfies BuildOptions;

const bundles: readonly BuildOptions[] = [
  ...(await share({
    browserEntry: "export * from './client/src/browser/extension.ts';",
    // What is needed once there is a report; until then, only the little for Node is loaded.
    common: ['client/src/session.ts', 'client/src/client-options.ts'],
    browser: {
      ...browser,
      outfile: 'client/out/browser/extension.cjs',
      format: 'cjs',
      external: ['vscode'],
    },
    node: {
      ...node,
      entryPoints: ['client/src/node/extension.ts'],
      outfile: 'client/out/node/extension.cjs',
      external: ['vscode'],
    },
  })),
  ...(await share({
    // A worker runs the server; Node only takes from it.
    browserEntry: "if ('importScripts' in globalThis) require('./server/src/main.browser.ts');",
    common: ['server/src/server.ts'],
    browser: {
      ...browser,
      outfile: 'server/out/main.browser.js',
      format: 'iife',
      globalName: 'server',
      footer: { js: "if (typeof module === 'object') module.exports = server;" },
    },
    node: {
      ...node,
      entryPoints: ['server/src/main.node.ts'],
      outfile: 'server/out/main.node.cjs',
      banner: { js: '#!/usr/bin/env node' },
    },
  })),
  {
    ...node,
    entryPoints: ['server/src/cli.ts'],
    outfile: 'server/out/cli.cjs',
    banner: { js: '#!/usr/bin/env node' },
  },
  {
    ...browser,
    entryPoints: [
      { in: 'client/src/table-view/main.ts', out: 'table-view' },
      { in: 'client/src/table-view/style.css', out: 'table-view' },
    ],
    outdir: 'client/out',
    format: 'iife',
  },
];

// Browsers take a script by the ending `.js`, which here would be an ES module to Node.
mkdirSync('server/out', { recursive: true });
writeFileSync('server/out/package.json', '{ "type": "commonjs" }\n');
writeClientMessages('client/out/l10n');
copyFileSync(
  'samples/江城市临江区政务服务局2024年政府信息公开工作年度报告（含错误）.txt',
  'client/out/sample.txt',
);

if (watch) {
  const contexts = await Promise.all(bundles.map((options) => context(options)));
  await Promise.all(contexts.map((one) => one.watch()));
} else {
  const built = await Promise.all(bundles.map((options) => build(options)));
  const notices = noticesOf(built.flatMap(({ metafile }) => metafile ?? []));
  writeFileSync('client/out/third-party-notices.txt', notices);
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
