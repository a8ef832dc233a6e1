import {
  type Command,
  type ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
} from 'vscode';
import { plainText } from '../../../server/src/plain-text.ts';

/** What a line of a tree says. */
export interface TreeText {
  /** Keeps its line folded or unfolded while the tree changes; made of our own and the label where absent. */
  readonly id?: string;
  readonly label: string;
  /** Behind the label. */
  readonly description?: string;
  /** Lines that hovering shows. */
  readonly tooltip?: readonly string[];
  /** For whoever hears the screen, where that is not label and description. */
  readonly spoken?: string;
  readonly icon: ThemeIcon;
  /** Whether it can be unfolded, and is; undefined where nothing stands below it. */
  readonly isUnfolded?: boolean;
  /** What menus know it by, as `viewItem`. */
  readonly kind?: string;
  /** What a click does. */
  readonly command?: Command;
}

/** A line of a tree. */
export function treeItem(text: TreeText): Readonly<TreeItem> {
  const item = new TreeItem(plainText(text.label), foldingOf(text));
  if (text.id !== undefined) item.id = text.id;
  if (text.description !== undefined) item.description = plainText(text.description);
  if (text.tooltip) item.tooltip = text.tooltip.map(plainText).join('\n');
  if (text.spoken !== undefined) item.accessibilityInformation = { label: plainText(text.spoken) };
  if (text.kind !== undefined) item.contextValue = text.kind;
  if (text.command) item.command = text.command;
  item.iconPath = text.icon;
  return item;
}

function foldingOf({ isUnfolded }: TreeText): TreeItemCollapsibleState {
  if (isUnfolded === undefined) return TreeItemCollapsibleState.None;
  return isUnfolded ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
}

/** Says something above a tree; the empty text says nothing. */
export function explain(view: Pick<TreeView<unknown>, 'message'>, message: string): void {
  view.message = plainText(message);
}
