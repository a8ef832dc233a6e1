import type { Range, TreeItem } from 'vscode';
import type { AcceptableFinding } from '../../../server/src/protocol.ts';

/** A line of the view. */
export interface TableNode {
  readonly item: Readonly<TreeItem>;
  readonly parent: TableNode | undefined;
  readonly children: readonly TableNode[];
  /** The text of the document that the line stands for. */
  readonly range: Range;
  /** Where a click on the line goes. */
  readonly target: Range;
  /** The accepted finding that the line shows. */
  readonly accepted?: AcceptableFinding;
}
