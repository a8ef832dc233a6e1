import {
  type Command,
  type ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
} from 'vscode';
import { plainText } from '../../../server/src/plain-text.ts';

/** The content of a tree item. */
export interface TreeText {
  /** Keeps the item expanded or collapsed while the tree changes. By default it is made from the label. */
  readonly id?: string;
  readonly label: string;
  /** Shown after the label. */
  readonly description?: string;
  /** Lines of the tooltip. */
  readonly tooltip?: readonly string[];
  /** Text for screen readers, if it is not label and description. */
  readonly spoken?: string;
  readonly icon: ThemeIcon;
  /** Whether it is expanded; undefined if it has no children. */
  readonly isUnfolded?: boolean;
  /** Context value for menus, `viewItem`. */
  readonly kind?: string;
  /** Command of a click. */
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

/** Shows a message above a tree. An empty text removes it. */
export function explain(view: Pick<TreeView<unknown>, 'message'>, message: string): void {
  view.message = plainText(message);
}
