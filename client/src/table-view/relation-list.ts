import { element } from './element.ts';
import { oneStop } from './one-stop.ts';
import { filled, type RelationPicture, type TablePicture, type Words } from './panel-messages.ts';

const signs: Readonly<Record<RelationPicture['status'], string>> = {
  holding: '✓',
  broken: '✗',
  open: '?',
};

/** What happens when the user looks at a relation, looks away, or chooses it. */
export interface RelationActions {
  look(relation: RelationPicture): void;
  lookAway(): void;
  choose(index: number): void;
}

/** Lists the relations of a table with their sums: those that do not hold unfolded, the others folded. */
export function drawRelations(
  { relations }: TablePicture,
  words: Words,
  actions: RelationActions,
): HTMLElement | undefined {
  if (relations.length === 0) return undefined;
  const items = relations.map((relation, index) => ({
    relation,
    item: element('li', {}, drawButton(relation, words, actions, index)),
  }));
  const pick = (holding: boolean) =>
    items
      .filter(({ relation: { status } }) => (status === 'holding') === holding)
      .map(({ item }) => item);
  const [unsettled, settled] = [pick(false), pick(true)];
  const list = element('div', { className: 'relations' });
  const draw = (some: readonly HTMLElement[], name: string) => {
    const drawn = element('ul', {}, ...some);
    oneStop(drawn, name);
    return drawn;
  };
  if (unsettled.length > 0) {
    list.append(draw(unsettled, filled(words.unsettled, unsettled.length)));
  }
  if (settled.length > 0) {
    const name = filled(words.relations, settled.length);
    const summary = `${signs.holding} ${name}`;
    list.append(
      element('details', {}, element('summary', { textContent: summary }), draw(settled, name)),
    );
  }
  return list;
}

function drawButton(
  relation: RelationPicture,
  words: Words,
  { look, lookAway, choose }: RelationActions,
  index: number,
): HTMLElement {
  const button = element('button', {
    type: 'button',
    className: relation.status,
    textContent: relationText(relation, words),
    title: words.status[relation.status],
  });
  for (const event of ['mouseenter', 'focus']) button.addEventListener(event, () => look(relation));
  for (const event of ['mouseleave', 'blur']) button.addEventListener(event, lookAway);
  button.addEventListener('click', () => choose(index));
  return button;
}

/** For example `✗ （七）总计 · 自然人：69 + … = 763 ≠ 764`. */
export function relationText({ name, sum, status }: RelationPicture, { colon }: Words): string {
  return `${signs[status]} ${name}${colon}${sum}`;
}
