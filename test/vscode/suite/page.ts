import type { PageRequest } from '../service.ts';
import { given } from './given.ts';

/** Looks or acts in the page, webviews included. */
export async function inPage(
  action: PageRequest['action'],
  selector: string,
  argument?: string,
): Promise<string | number | undefined> {
  const request: PageRequest =
    argument === undefined ? { action, selector } : { action, selector, argument };
  const response = await fetch(`${given.service}/page`, {
    method: 'POST',
    body: JSON.stringify(request),
  });
  const body = await response.text();
  if (!response.ok) throw new Error(body);
  const { answer }: { answer?: string | number | null } = JSON.parse(body);
  return answer ?? undefined;
}

/** What is in a list or an input box that VS Code shows. One that was answered stays in the page, hidden. */
export const inQuestion = (selector: string) =>
  `.quick-input-widget:not([style*="display: none"]) ${selector}`;

/** Presses a key where a list or an input box is shown, if one is; it may be closing by itself. */
export async function pressIfAsked(key: string): Promise<void> {
  const input = inQuestion('input');
  if (Number(await inPage('count', input)) > 0) await inPage('press', input, key).catch(() => {});
}

/** Keeps a picture of the window as an artefact of the run. */
export async function takePicture(name: string): Promise<void> {
  if (given.page) await inPage('picture', '', name);
}
