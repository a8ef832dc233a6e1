import { type Browser, chromium } from 'playwright-core';
import { installBrowser } from './install.ts';

/** Starts a headless browser that opens no connections of its own. */
export async function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await installBrowser(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
