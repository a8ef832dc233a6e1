/**
 * Bundles the extension and the server, and makes the page.
 *
 * - `--production` minified, no source maps: what is shipped
 * - `--watch` rebuilds on change; prints what the problem matcher of .vscode/tasks.json waits for
 */
import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { type BuildOptions, build, context, type Plugin } from 'esbuild';
import { embedMessages, writeClientMessages } from './build/messages.ts';
import { noticesOf } from './build/notices.ts';
import { buildPage } from './build/page.ts';
import { share } from './build/share.ts';
import { embedStatutoryForms } from './build/statutory-forms.ts';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

const common = {
  bundle: true,
  metafile: true,
  // ES modules come first, because the UMD builds of some dependencies cannot be bundled.
  mainFields: ['module', 'main'],
  minify: production,
  // Chinese text is written directly, not as escapes of six characters each.
  charset: 'utf8',
  sourcemap: production ? false : 'linked',
  sourcesContent: false,
  // When watching, the plugin prints the messages, and forms may be edited.
  logLevel: watch ? 'silent' : 'warning',
  plugins: pluginsFor('server/src/!(cli)'),
} satisfies BuildOptions;

const browser = {
  ...common,
  platform: 'browser',
  // The browser engine and the Node version of the oldest VS Code in `engines`.
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
    // Code that is needed once there is a report. Until then, only the small bundle for Node is loaded.
    common: [
      'client/src/session.ts',
      'client/src/client-options.ts',
      'client/src/office/office-content.ts',
    ],
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
    // In a worker, this runs the server. Node only uses it as a library.
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
    plugins: pluginsFor('server/src'),
    outfile: 'server/out/cli.cjs',
    banner: { js: '#!/usr/bin/env node' },
    // fdir asks where it is, which a CommonJS bundle does not say in this way.
    define: { 'import.meta.url': '__filename' },
  },
  {
    // The library of the npm package, for any platform.
    ...browser,
    entryPoints: ['server/src/service.ts'],
    outfile: 'server/out/service.mjs',
    format: 'esm',
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

// Browsers need a script with the ending `.js`, which Node would take for an ES module here.
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
  await buildPage(common);
  // They are run by their names, as npm links them.
  for (const program of ['cli.cjs', 'main.node.cjs']) chmodSync(`server/out/${program}`, 0o755);
  const metafiles = built.flatMap(({ metafile }) => metafile ?? []);
  const ofServer = metafiles.filter(({ outputs }) =>
    Object.keys(outputs).some((file) => file.startsWith('server/')),
  );
  writeFileSync('client/out/third-party-notices.txt', noticesOf(metafiles));
  writeFileSync('server/out/third-party-notices.txt', noticesOf(ofServer));
}

/** @param folders Whose messages the bundle says, see `embedMessages`. */
function pluginsFor(folders: string): Plugin[] {
  if (watch) return [reportToProblemMatcher()];
  return [embedStatutoryForms({ isPacked: false }), embedMessages(folders)];
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
