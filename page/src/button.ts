import { element } from '../../client/src/table-view/element.ts';

/** A button with a text. */
export function button(
  textContent: string,
  press: () => void,
  properties: Partial<HTMLButtonElement> = {},
): HTMLButtonElement {
  const made = element('button', { type: 'button', textContent, ...properties });
  made.addEventListener('click', press);
  return made;
}
