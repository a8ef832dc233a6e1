import { type Command, l10n, type Range, ThemeColor, ThemeIcon, type Uri } from 'vscode';
import type { RelationView, RowView, Standing, TableView } from '../../../server/src/protocol.ts';
import { type TreeText, treeItem } from '../shown/tree-items.ts';
import type { TableNode } from './node.ts';

/** What the nodes of one document have in common. */
export interface NodePlace {
  readonly uri: Uri;
  /** The URI of the document in the server's spelling. */
  readonly wireUri: string;
  toRange(range: TableView['range']): Range;
}

/** The node of a table, with its rows and its relations. */
export function tableNode(table: TableView, index: number, place: NodePlace): TableNode {
  const broken = table.relations.filter(
    ({ status, isAccepted }) => status === 'broken' && !isAccepted,
  ).length;
  const says = broken > 0 ? l10n.t('do not hold: {0}', broken) : '';
  const { isInWriting, blanks } = table;
  const blank =
    isInWriting && blanks.length > 0 ? l10n.t('figures to fill in: {0}', blanks.length) : '';
  const text: TreeText = {
    // The ids stay the same during an edit, so that the view does not fold up while the user types.
    id: `${place.uri}#${index}`,
    label: table.name,
    description: filled(says, blank, table.report).join('  '),
    tooltip: filled(table.report, table.section, table.name),
    icon: new ThemeIcon('table', colorOf(worst(table.rows.map(standingOf)))),
    isUnfolded: true,
  };
  const children: TableNode[] = [];
  const node = made(text, undefined, children, table.range, table.heading, place);
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
  parent: TableNode,
  place: NodePlace,
): TableNode {
  const figures = row.figures.map((figure) => figure?.text.trim() || '–');
  const named = figures.map((text, at) => `${columns[at] ?? ''}${l10n.t(': ')}${text}`);
  const text: TreeText = {
    id: `${parent.item.id}/row/${index}`,
    label: row.name,
    description: figures.join('  '),
    tooltip: [row.name, ...named],
    icon: iconOf(standingOf(row)),
  };
  return made(text, parent, [], row.range, row.label, place);
}

function relationsNode(
  table: TableView,
  broken: number,
  parent: TableNode,
  place: NodePlace,
): TableNode {
  const text: TreeText = {
    // The id says whether a relation is broken, so that the group unfolds when the first one breaks.
    id: `${parent.item.id}/relations/${broken > 0 ? 'broken' : 'sound'}`,
    label: l10n.t('Relations'),
    description: `${table.relations.length}`,
    icon: new ThemeIcon('checklist', broken > 0 ? colorOf('broken') : undefined),
    isUnfolded: broken > 0,
  };
  const children: TableNode[] = [];
  const node = made(text, parent, children, table.range, table.heading, place);
  const urgent = (['broken', 'open', 'accepted', 'holding'] as const).flatMap((how) =>
    table.relations.filter((relation) => howIs(relation) === how),
  );
  children.push(...urgent.map((one) => relationNode(one, node, place)));
  return node;
}

function relationNode(relation: RelationView, parent: TableNode, place: NodePlace): TableNode {
  const { name, sum, range } = relation;
  const { icon, says } = looks(howIs(relation));
  const text: TreeText = {
    label: name,
    description: sum,
    tooltip: [name, sum, says],
    spoken: `${name}, ${says}, ${sum}`,
    icon,
  };
  return made(text, parent, [], range, range, place);
}

function made(
  text: TreeText,
  parent: TableNode | undefined,
  children: readonly TableNode[],
  range: TableView['range'],
  to: TableView['range'],
  { uri, toRange }: NodePlace,
): TableNode {
  const target = toRange(to);
  const item = treeItem({ ...text, command: goTo(uri, target) });
  return { item, parent, children, range: toRange(range), target };
}

/** The command that a click on a line runs. */
export function goTo(uri: Uri, selection: Range): Command {
  return {
    command: 'vscode.open',
    title: l10n.t('Go to Text'),
    arguments: [uri, { selection }],
  };
}

function howIs({ status, isAccepted }: RelationView): RelationView['status'] | 'accepted' {
  return isAccepted ? 'accepted' : status;
}

function looks(how: ReturnType<typeof howIs>): { icon: ThemeIcon; says: string } {
  switch (how) {
    case 'accepted':
      return { icon: new ThemeIcon('circle-slash'), says: l10n.t('accepted') };
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

/** The worst first. */
const order: readonly Standing[] = [
  'suspect',
  'broken',
  'lacking',
  'involved',
  'accepted',
  'sound',
];

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
