import type { Range, TreeItem } from 'vscode';

/** A line of the view. */
export interface Node {
  readonly item: Readonly<TreeItem>;
  readonly parent: Node | undefined;
  readonly children: readonly Node[];
  /** The text that it stands for. */
  readonly range: Range;
  /** Where a click on it goes. */
  readonly target: Range;
}
