import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { REVIEW_STYLE } from '../../server/src/review-page/review-style.ts';
import { root } from '../host/paths.ts';
import { embedMessages } from './messages.ts';
import { noticesOf } from './notices.ts';
import { embedStatutoryForms } from './statutory-forms.ts';

/** Browsers with everything that the page uses. */
const BROWSERS = ['chrome111', 'firefox121', 'safari16.4'];

/** Where the page is written. */
export const pageFile = path.join(root, 'out/gouji.html');

/**
 * Builds the page for those who have neither VS Code nor Node: one file, which loads nothing else and may connect to
 * nothing.
 */
export async function buildPage(options: BuildOptions): Promise<void> {
  const common = {
    ...options,
    platform: 'browser',
    target: BROWSERS,
    sourcemap: false,
    write: false,
    metafile: true,
  } satisfies BuildOptions;
  const worker = await build({
    ...common,
    entryPoints: ['page/src/core-worker.ts'],
    format: 'iife',
    plugins: [
      embedStatutoryForms({ isPacked: true }),
      embedMessages('server/src/!(cli|session)', 'page/src', 'client/src/table-view'),
    ],
  });
  const [page, style] = await Promise.all([
    build({
      ...common,
      entryPoints: ['page/src/start-page.ts'],
      format: 'iife',
      plugins: [embedWorker(textOf(worker.outputFiles))],
    }),
    build({ ...common, entryPoints: ['page/src/page.css'] }),
  ]);
  mkdirSync(path.dirname(pageFile), { recursive: true });
  const notices = noticesOf([worker.metafile, page.metafile]);
  writeFileSync(pageFile, pageOf(textOf(page.outputFiles), textOf(style.outputFiles), notices));
}

function pageOf(script: string, style: string, notices: string): string {
  // In HTML, this would begin a comment within the script.
  const inline = script.trim().replaceAll('<!--', '\\x3c!--');
  const look = style.trim();
  const policy = [
    "default-src 'none'",
    "connect-src 'none'",
    `script-src ${hashOf(inline)}`,
    // The page for reviewers is shown in a frame, and may do no more than this one.
    `style-src ${hashOf(look)} ${hashOf(REVIEW_STYLE)}`,
    'worker-src blob:',
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const icon = readFileSync(path.join(root, 'images/icon.svg'));
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const parts: Readonly<Record<string, string>> = {
    '{{policy}}': policy,
    '{{version}}': version,
    '{{icon}}': `data:image/svg+xml;base64,${icon.toString('base64')}`,
    '<!--style-->': `<style>${look}</style>`,
    // It is not shown. Whoever looks into the file finds it.
    '<!--notices-->': `<template>\n${notices.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</template>`,
    '<!--script-->': `<script>${inline}</script>`,
  };
  const template = readFileSync(path.join(root, 'page/page.html'), 'utf8');
  return template.replaceAll(/\{\{\w+\}\}|<!--\w+-->/g, (name) => parts[name] ?? '');
}

/** How a policy names the only script, or the only style, that it permits. */
function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

function embedWorker(contents: string): Plugin {
  return {
    name: 'embed-worker',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^gouji:core-worker$/ }, ({ path: name }) => ({
        path: name,
        namespace: 'gouji',
      }));
      onLoad({ filter: /./, namespace: 'gouji' }, () => ({ contents, loader: 'text' }));
    },
  };
}

function textOf(files: readonly { readonly text: string }[]): string {
  return files[0]?.text ?? '';
}
