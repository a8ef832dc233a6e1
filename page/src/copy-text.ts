import { element } from '../../client/src/table-view/element.ts';

/** Copies a text to the clipboard, in the way that the browser permits. Returns whether it was copied. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  }
}

/** Some browsers give pages from files no clipboard, but copy what is selected. */
function copySelected(text: string): boolean {
  const { activeElement } = document;
  const area = element('textarea', { value: text });
  document.body.append(area);
  area.select();
  const isCopied = document.execCommand('copy');
  area.remove();
  if (activeElement instanceof HTMLElement) activeElement.focus();
  return isCopied;
}
