import type { PageRequest } from '../page-driver.ts';

const url = process.env.GOUJI_TEST_PAGE ?? '';

/** Whether the page that shows this window can be looked into; not so in the desktop program. */
export const pageAtHand = url !== '';

/** Looks or acts in the page, webviews included. */
export async function inPage(
  action: PageRequest['action'],
  selector: string,
  argument?: string,
): Promise<string | number | undefined> {
  const request: PageRequest =
    argument === undefined ? { action, selector } : { action, selector, argument };
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(request) });
  const body = await response.text();
  if (!response.ok) throw new Error(body);
  const { answer }: { answer?: string | number | null } = JSON.parse(body);
  return answer ?? undefined;
}

/** Keeps a picture of the window as an artefact of the run. */
export async function takePicture(name: string): Promise<void> {
  if (pageAtHand) await inPage('picture', '', name);
}
