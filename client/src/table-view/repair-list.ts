import { element } from './element.ts';
import { oneStop } from './one-stop.ts';
import {
  type FaultPicture,
  filled,
  type RepairPicture,
  type TablePicture,
  type Words,
} from './panel-messages.ts';

/** What happens when the user looks at a repair, looks away, or applies it. */
export interface RepairActions {
  look(repair: RepairPicture): void;
  lookAway(): void;
  apply(fault: number, repair: number, title: string): void;
}

/** Lists the repairs of a table's faults: a repair that is certain unfolded, a choice folded. */
export function drawRepairs(
  { faults }: TablePicture,
  words: Words,
  actions: RepairActions,
): HTMLElement | undefined {
  if (faults.length === 0) return undefined;
  const lists = faults.map((fault) => drawFault(fault, words, actions));
  return element('div', { className: 'repairs' }, ...lists);
}

function drawFault(fault: FaultPicture, words: Words, actions: RepairActions): HTMLElement {
  const { index, decided, more, repairs } = fault;
  const says = more ? words.likeliestRepairs : words.repairs;
  const textContent = decided ? words.certainRepair : filled(says, repairs.length);
  const offered = decided ? repairs.slice(0, 1) : repairs;
  const items = offered.map((repair, at) => {
    // A figure and what it becomes stay on one line.
    const title = repair.title.replaceAll(' → ', '\u00a0→\u00a0');
    const button = element('button', { type: 'button', textContent: title });
    for (const event of ['mouseenter', 'focus']) {
      button.addEventListener(event, () => actions.look(repair));
    }
    for (const event of ['mouseleave', 'blur']) {
      button.addEventListener(event, () => actions.lookAway());
    }
    button.addEventListener('click', () => actions.apply(index, at, repair.title));
    return element('li', {}, button);
  });
  const list = element('ol', {}, ...items);
  oneStop(list, textContent);
  return element(
    'details',
    { open: decided },
    element('summary', { textContent }),
    element('p', { className: 'hint', textContent: words.tryRepair }),
    list,
  );
}
