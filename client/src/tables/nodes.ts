import {
  l10n,
  type Range,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  type Uri,
} from 'vscode';
import type { RelationView, RowView, Standing, TableView } from '../../../server/src/protocol.ts';
import type { Node } from './node.ts';

/** What the nodes of one document have in common. */
export interface Place {
  readonly uri: Uri;
  toRange(range: TableView['range']): Range;
}

/** A table with its rows and its relations. */
export function tableNode(table: TableView, index: number, place: Place): Node {
  const item = new TreeItem(table.name, TreeItemCollapsibleState.Expanded);
  // Ids that an edit leaves alone keep the view from folding up while one types.
  item.id = `${place.uri}#${index}`;
  item.tooltip = filled(table.report, table.section, table.name).join('\n');
  const broken = table.relations.filter(({ status }) => status === 'broken').length;
  item.description = filled(broken > 0 ? l10n.t('{0} broken', broken) : '', table.report).join(
    '  ',
  );
  item.iconPath = new ThemeIcon('table', colorOf(worst(table.rows.map(standingOf))));
  const children: Node[] = [];
  const node = finish(item, undefined, children, table.range, table.heading, place);
  children.push(...table.rows.map((row, at) => rowNode(row, at, table.columns, node, place)));
  if (table.relations.length > 0) children.push(relationsNode(table, broken, node, place));
  return node;
}

/** The texts that are not empty. */
function filled(...texts: readonly string[]): string[] {
  return texts.filter((text) => text !== '');
}

function rowNode(
  row: RowView,
  index: number,
  columns: readonly string[],
  parent: Node,
  place: Place,
): Node {
  const item = new TreeItem(row.name);
  item.id = `${parent.item.id}/row/${index}`;
  const figures = row.figures.map((figure) => figure?.text.trim() || '–');
  item.description = figures.join('  ');
  item.tooltip = [
    row.name,
    ...figures.map((text, at) => `${columns[at] ?? ''}${l10n.t(': ')}${text}`),
  ].join('\n');
  item.iconPath = iconOf(standingOf(row));
  return finish(item, parent, [], row.range, row.label, place);
}

function relationsNode(table: TableView, broken: number, parent: Node, place: Place): Node {
  const state = broken > 0 ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
  const item = new TreeItem(l10n.t('Relations'), state);
  // Whether any is broken is part of the id, so that a first break unfolds the group.
  item.id = `${parent.item.id}/relations/${broken > 0 ? 'broken' : 'sound'}`;
  item.description = `${table.relations.length}`;
  item.iconPath = new ThemeIcon('checklist', broken > 0 ? colorOf('broken') : undefined);
  const children: Node[] = [];
  const node = finish(item, parent, children, table.range, table.heading, place);
  const urgent = (['broken', 'open', 'holding'] as const).flatMap((status) =>
    table.relations.filter((relation) => relation.status === status),
  );
  children.push(...urgent.map((one) => relationNode(one, node, place)));
  return node;
}

function relationNode(relation: RelationView, parent: Node, place: Place): Node {
  const item = new TreeItem(relation.name);
  item.description = relation.sum;
  const { icon, says } = looks(relation.status);
  item.tooltip = `${relation.name}\n${relation.sum}\n${says}`;
  item.accessibilityInformation = { label: `${relation.name}, ${says}, ${relation.sum}` };
  item.iconPath = icon;
  return finish(item, parent, [], relation.range, relation.range, place);
}

function finish(
  item: TreeItem,
  parent: Node | undefined,
  children: readonly Node[],
  range: TableView['range'],
  target: TableView['range'],
  { uri, toRange }: Place,
): Node {
  const node = { item, parent, children, range: toRange(range), target: toRange(target) };
  item.command = {
    command: 'vscode.open',
    title: l10n.t('Go to Text'),
    arguments: [uri, { selection: node.target }],
  };
  return node;
}

function looks(status: RelationView['status']): { icon: ThemeIcon; says: string } {
  switch (status) {
    case 'holding':
      return {
        icon: new ThemeIcon('check', new ThemeColor('testing.iconPassed')),
        says: l10n.t('holds'),
      };
    case 'broken':
      return { icon: new ThemeIcon('close', colorOf('broken')), says: l10n.t('does not hold') };
    case 'open':
      return {
        icon: new ThemeIcon('question', colorOf('lacking')),
        says: l10n.t('open: a figure is missing'),
      };
  }
}

/** From the worst. */
const order: readonly Standing[] = ['suspect', 'broken', 'lacking', 'involved', 'sound'];

function worst(standings: readonly Standing[]): Standing {
  return order.find((standing) => standings.includes(standing)) ?? 'sound';
}

function standingOf(row: RowView): Standing {
  return worst(row.figures.map((figure) => figure?.standing ?? 'sound'));
}

function iconOf(standing: Standing): ThemeIcon {
  const color = colorOf(standing);
  switch (standing) {
    case 'suspect':
    case 'broken':
      return new ThemeIcon('error', color);
    case 'lacking':
      return new ThemeIcon('warning', color);
    default:
      return new ThemeIcon('circle-small');
  }
}

function colorOf(standing: Standing): ThemeColor | undefined {
  switch (standing) {
    case 'suspect':
    case 'broken':
      return new ThemeColor('list.errorForeground');
    case 'lacking':
      return new ThemeColor('list.warningForeground');
    default:
      return undefined;
  }
}
