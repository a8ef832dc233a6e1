import { mkdirSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import path from 'node:path';
import axe from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import { root } from '../../scripts/host/paths.ts';

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}

/** What the suite asks of the page that shows it: an action on the first element that a selector finds. */
export interface PageRequest {
  readonly selector: string;
  readonly action: 'text' | 'count' | 'click' | 'hover' | 'type' | 'press' | 'picture' | 'axe';
  readonly argument?: string;
}

/**
 * The suite runs in the extension host, which cannot see into a webview. The page can: this serves
 * the suite's requests on this machine, and looks for the element in every frame.
 */
export interface PageDriver {
  readonly url: string;
  page: Page | undefined;
  stop(): void;
}

export async function startPageDriver(): Promise<PageDriver> {
  const server = createServer(async (request, response) => {
    try {
      const answer = driver.page
        ? await serve(driver.page, JSON.parse(await bodyOf(request)))
        : null;
      response.end(JSON.stringify({ answer }));
    } catch (error) {
      response.statusCode = 500;
      response.end(String(error));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  const driver: PageDriver = {
    url: `http://127.0.0.1:${port}`,
    page: undefined,
    stop: () => server.close(),
  };
  return driver;
}

async function serve(page: Page, { selector, action, argument = '' }: PageRequest) {
  if (action === 'picture') {
    const folder = path.join(root, 'test-results/pictures');
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: path.join(folder, `${argument}.png`) });
    return null;
  }
  if (action === 'axe') return violations(page, selector);
  const found = await locate(page, selector);
  switch (action) {
    case 'count':
      return found ? found.count() : 0;
    case 'text':
      return found ? found.first().textContent() : null;
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

/** What axe-core finds against the page that holds an element: of each kind the first place. */
async function violations(page: Page, selector: string): Promise<string> {
  const element = await (await locate(page, selector))?.first().elementHandle();
  const frame = await element?.ownerFrame();
  if (!frame) throw new Error(`nothing in the page matches ${selector}`);
  await frame.evaluate(axe.source);
  return frame.evaluate(async () => {
    // axe-core has put itself into the page.
    const results = await window.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    if (results.passes.length === 0) return 'nothing was checked';
    return results.violations
      .map(({ id, nodes: [first, ...more] }) =>
        [id, first?.html, first?.failureSummary, `and ${more.length} more`].join('\n'),
      )
      .join('\n');
  });
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
