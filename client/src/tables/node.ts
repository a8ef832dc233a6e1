import type { Range, TreeItem } from 'vscode';
import type { AcceptableFinding } from '../../../server/src/protocol.ts';

/** A line of the view. */
export interface Node {
  readonly item: Readonly<TreeItem>;
  readonly parent: Node | undefined;
  readonly children: readonly Node[];
  /** The text that it stands for. */
  readonly range: Range;
  /** Where a click on it goes. */
  readonly target: Range;
  /** The accepted finding that it shows. */
  readonly accepted?: AcceptableFinding;
}
