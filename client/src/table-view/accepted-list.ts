import { element } from './element.ts';
import { type AcceptedPicture, filled, type Words } from './panel-messages.ts';

/** The accepted findings, struck out, with reason and date. */
export function drawAccepted(
  accepted: readonly AcceptedPicture[],
  words: Words,
): HTMLElement | undefined {
  if (accepted.length === 0) return undefined;
  const items = accepted.map(({ message, reason, date }) =>
    element(
      'li',
      {},
      element('s', { textContent: message }),
      element('span', { className: 'reason', textContent: filled(words.reason, reason, date) }),
    ),
  );
  const summary = element('summary', { textContent: filled(words.accepted, accepted.length) });
  const list = element('details', { open: true }, summary, element('ul', {}, ...items));
  return element('section', { className: 'accepted' }, list);
}
