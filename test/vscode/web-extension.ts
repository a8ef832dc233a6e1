import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { shippedFiles } from '../../scripts/host/extension.ts';
import { root } from '../../scripts/host/paths.ts';
import type { ServedFile } from './service.ts';

/** Where the suite lies in the extension that is served. */
const SUITE = 'suite.cjs';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Gives the files that are shipped, as a registry's server does, and the suite among them. */
export function serveExtension(suite: string): (name: string) => ServedFile | undefined {
  const shipped = new Set(shippedFiles());
  return (name) => {
    const type = types[path.extname(name)] ?? 'application/octet-stream';
    if (name === SUITE) return { type, content: readFileSync(suite) };
    return shipped.has(name) ? { type, content: readFileSync(path.join(root, name)) } : undefined;
  };
}

/**
 * Has the workbench develop the extension at `address`: an option of its page that the server does not
 * let one set, so it is set in the page before that has started.
 */
export async function developInBrowser(page: Page, address: string): Promise<void> {
  const { protocol, host, pathname } = new URL(address);
  const uri = (file: string) => {
    return { scheme: protocol.replace(':', ''), authority: host, path: `${pathname}${file}` };
  };
  const development = { extensions: [uri('')], extensionTestsPath: uri(`/${SUITE}`) };
  await page.addInitScript((more) => {
    document.addEventListener('readystatechange', () => {
      const meta = document.getElementById('vscode-workbench-web-configuration');
      if (document.readyState !== 'interactive' || !meta?.dataset.settings) return;
      const options = JSON.parse(meta.dataset.settings);
      Object.assign(options.developmentOptions, more);
      meta.dataset.settings = JSON.stringify(options);
    });
  }, development);
}
