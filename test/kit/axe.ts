import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}

/** What axe-core finds against a page: of each kind the first place. Empty if it finds nothing. */
export async function violations(page: Page | Frame): Promise<string> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
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
