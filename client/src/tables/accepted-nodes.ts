import { l10n, ThemeIcon } from 'vscode';
import { plainText } from '../../../server/src/plain-text.ts';
import type { AcceptedView } from '../../../server/src/protocol.ts';
import { treeItem } from '../shown/tree-items.ts';
import type { TableNode } from './node.ts';
import { goTo, type NodePlace } from './table-nodes.ts';

/**
 * The node of a document's accepted findings, each struck out and with its reason; undefined if there are
 * none.
 */
export function acceptedNode(
  accepted: readonly AcceptedView[],
  place: NodePlace,
): TableNode | undefined {
  const [first] = accepted;
  if (!first) return undefined;
  const item = treeItem({
    id: `${place.uri}#accepted`,
    label: l10n.t('Accepted'),
    description: String(accepted.length),
    icon: new ThemeIcon('pass'),
    isUnfolded: false,
  });
  const children: TableNode[] = [];
  const target = place.toRange(first.range);
  const node: TableNode = { item, parent: undefined, children, range: target, target };
  children.push(...accepted.map((one, index) => findingNode(one, index, node, place)));
  return node;
}

function findingNode(
  one: AcceptedView,
  index: number,
  parent: TableNode,
  place: NodePlace,
): TableNode {
  const { code, figures, message, reason, date } = one;
  const range = place.toRange(one.range);
  const item = treeItem({
    id: `${parent.item.id}/${index}`,
    label: struck(one.place),
    description: reason,
    tooltip: [message, reason, date],
    spoken: `${one.place}, ${l10n.t('accepted')}, ${reason}`,
    icon: new ThemeIcon('circle-slash'),
    kind: 'accepted',
    command: goTo(place.uri, range),
  });
  const accepted = { uri: place.wireUri, code, place: one.place, figures, message };
  return { item, parent, children: [], range, target: range, accepted };
}

/** Strikes a text out with combining characters, because tree items have no style for it. */
function struck(text: string): string {
  return plainText(text).replaceAll(/\S/gu, (letter) => `${letter}\u0336`);
}
