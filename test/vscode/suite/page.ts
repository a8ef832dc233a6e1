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

/** Keeps a picture of the window as an artefact of the run. */
export async function takePicture(name: string): Promise<void> {
  if (given.page) await inPage('picture', '', name);
}
