import { mkdirSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { root } from '../../scripts/host/paths.ts';
import { violations } from '../kit/axe.ts';

/** A line of the suite's report: first how many tests there are, then each as it ended. */
export interface Result {
  readonly declared?: number;
  readonly name?: string;
  readonly error?: string;
  /** How long a test took. */
  readonly seconds?: number;
  /** What a measurement came to. */
  readonly milliseconds?: number;
}

/** What the suite asks of the page that shows it: an action on the first element that a selector finds. */
export interface PageRequest {
  readonly selector: string;
  readonly action:
    | 'text'
    | 'value'
    | 'count'
    | 'click'
    | 'hover'
    | 'type'
    | 'press'
    | 'picture'
    | 'axe'
    | 'wait'
    | 'time';
  readonly argument?: string;
}

/** The content of a file that is served, and its media type. */
export interface ServedFile {
  readonly type: string;
  readonly content: Uint8Array | string;
}

/**
 * The suite runs in the extension host, which may have no files, and cannot see into a webview. So it
 * tells its results to this service on this machine, and asks it to look into the page, where every
 * frame can be searched. A browser is served the extension and the suite from here.
 */
export interface Service {
  /** Ends without a slash. */
  readonly url: string;
  readonly results: readonly Result[];
  /** The page that shows the window; none where that is the desktop program. */
  page: Page | undefined;
  /** Gives the files under `/files/`. */
  file: ((name: string) => ServedFile | undefined) | undefined;
  stop(): void;
}

export async function startService(): Promise<Service> {
  const results: Result[] = [];
  const server = createServer(async (request, response) => {
    // Whoever asks comes from the address of the workbench.
    response.setHeader('Access-Control-Allow-Origin', '*');
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    try {
      if (request.method === 'GET') {
        const file = service.file?.(decodeURIComponent(pathname.replace('/files/', '')));
        if (file) response.setHeader('Content-Type', file.type);
        else response.statusCode = 404;
        response.end(file?.content);
      } else if (pathname === '/result') {
        results.push(JSON.parse(await bodyOf(request)));
        response.end();
      } else {
        const asked = JSON.parse(await bodyOf(request));
        const answer = service.page ? await serve(service.page, asked) : null;
        response.end(JSON.stringify({ answer }));
      }
    } catch (error) {
      response.statusCode = 500;
      response.end(String(error));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  const service: Service = {
    url: `http://127.0.0.1:${port}`,
    results,
    page: undefined,
    file: undefined,
    stop: () => server.close(),
  };
  return service;
}

async function serve(page: Page, { selector, action, argument = '' }: PageRequest) {
  if (action === 'picture') {
    const folder = path.join(root, 'test-results/pictures');
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: path.join(folder, `${argument}.png`) });
    return null;
  }
  if (action === 'axe') return violationsAround(page, selector);
  if (action === 'wait') return page.waitForSelector(selector).then(() => null);
  if (action === 'time') return timed(page, selector, argument);
  const found = await locate(page, selector);
  switch (action) {
    case 'count':
      // Its frame may have gone since.
      return found ? found.count().catch(() => 0) : 0;
    // What has gone since is not waited for: it may never come back.
    case 'text':
      return found?.evaluateAll(([first]) => first?.textContent).catch(() => null);
    case 'value':
      return found
        ?.evaluateAll(([first]) => first instanceof HTMLInputElement && first.value)
        .catch(() => null);
  }
  if (!found) throw new Error(`nothing in the page matches ${selector}`);
  const first = found.first();
  switch (action) {
    case 'click':
      return first.click();
    case 'hover':
      return first.hover();
    case 'type':
      return first.pressSequentially(argument);
    case 'press':
      return first.press(argument);
  }
}

/** Milliseconds from a key, pressed where the focus is, until an element reads otherwise. */
async function timed(page: Page, selector: string, key: string): Promise<number> {
  const changed = await page.evaluateHandle((selector) => {
    const text = () => document.querySelector(selector)?.textContent;
    const before = text();
    let pressed = Number.NaN;
    addEventListener('keydown', () => (pressed = performance.now()), { capture: true, once: true });
    // Held by an object: a promise by itself would be waited for.
    return {
      milliseconds: new Promise<number>((resolve) => {
        const observer = new MutationObserver(() => {
          if (text() === before) return;
          observer.disconnect();
          resolve(performance.now() - pressed);
        });
        const all = { subtree: true, childList: true, characterData: true };
        observer.observe(document.body, all);
      }),
    };
  }, selector);
  await page.keyboard.press(key);
  return changed.evaluate(({ milliseconds }) => milliseconds);
}

/** What axe-core finds against the page that holds an element. */
async function violationsAround(page: Page, selector: string): Promise<string> {
  const element = await (await locate(page, selector))?.first().elementHandle();
  const frame = await element?.ownerFrame();
  if (!frame) throw new Error(`nothing in the page matches ${selector}`);
  return violations(frame);
}

/** The elements that a selector finds, in the first frame where it finds any. */
async function locate(page: Page, selector: string): Promise<Locator | undefined> {
  for (const frame of page.frames()) {
    const found = frame.locator(selector);
    // A frame may go away while one looks into it.
    if ((await found.count().catch(() => 0)) > 0) return found;
  }
  return undefined;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}
