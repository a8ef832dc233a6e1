import { element } from '../../client/src/table-view/element.ts';

/** Has the browser save bytes as a file, where it saves downloads. */
export function saveFile(name: string, bytes: Uint8Array<ArrayBuffer>): void {
  const href = URL.createObjectURL(new Blob([bytes]));
  element('a', { href, download: name }).click();
  // The browser has begun to save it by then.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
