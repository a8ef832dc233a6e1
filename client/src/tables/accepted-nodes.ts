import { l10n, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { AcceptedView } from '../../../server/src/protocol.ts';
import type { Node } from './node.ts';
import type { Place } from './nodes.ts';

/** The accepted findings of a document, struck out, each with the reason; undefined where there are none. */
export function acceptedNode(accepted: readonly AcceptedView[], place: Place): Node | undefined {
  const [first] = accepted;
  if (!first) return undefined;
  const item = new TreeItem(l10n.t('Accepted'), TreeItemCollapsibleState.Collapsed);
  item.id = `${place.uri}#accepted`;
  item.description = String(accepted.length);
  item.iconPath = new ThemeIcon('pass');
  const children: Node[] = [];
  const target = place.toRange(first.range);
  const node: Node = { item, parent: undefined, children, range: target, target };
  children.push(...accepted.map((one, index) => findingNode(one, index, node, place)));
  return node;
}

function findingNode(one: AcceptedView, index: number, parent: Node, place: Place): Node {
  const { message, reason, date } = one;
  const item = new TreeItem(struck(one.place));
  item.id = `${parent.item.id}/${index}`;
  item.description = reason;
  item.tooltip = `${message}\n${reason}\n${date}`;
  const says = l10n.t('accepted');
  item.accessibilityInformation = { label: `${one.place}, ${says}, ${reason}` };
  item.iconPath = new ThemeIcon('circle-slash');
  const range = place.toRange(one.range);
  item.command = {
    command: 'vscode.open',
    title: l10n.t('Go to Text'),
    arguments: [place.uri, { selection: range }],
  };
  return { item, parent, children: [], range, target: range };
}

/** Struck out with combining strokes, as items of a tree have no style for it. */
function struck(text: string): string {
  return text.replaceAll(/\S/gu, (letter) => `${letter}\u0336`);
}
