import {
  Disposable,
  EventEmitter,
  type Position,
  type TextEditor,
  type TreeDataProvider,
  type TreeView,
  window,
} from 'vscode';
import type { ActiveReport } from '../active-report.ts';
import { debounce } from '../debounce.ts';
import { acceptedNode } from './accepted-nodes.ts';
import type { TableNode } from './node.ts';
import { tableNode } from './table-nodes.ts';

/** The view 报告表格: the tables of the report in the active editor. It follows the cursor. */
export function tablesView(report: ActiveReport): Disposable {
  let roots: readonly TableNode[] = [];
  const changed = new EventEmitter<void>();
  const provider: TreeDataProvider<TableNode> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: ({ item }) => item,
    getChildren: (node) => [...(node ? node.children : roots)],
    getParent: ({ parent }) => parent,
  };
  const view = window.createTreeView('gouji.tables', {
    treeDataProvider: provider,
    showCollapseAll: true,
  });
  const follow = debounce(150, () => void revealCursor(view, roots, report));
  return Disposable.from(
    view,
    changed,
    follow,
    report.onDidChange(refresh),
    view.onDidChangeVisibility(refresh),
    window.onDidChangeTextEditorSelection(() => follow.call()),
  );

  /** Builds the nodes, but only while the view is visible. */
  function refresh(): void {
    if (!view.visible) return;
    const { document, tables, accepted } = report;
    const place = document && {
      uri: document.uri,
      wireUri: report.toWireUri(document.uri),
      toRange: report.toRange.bind(report),
    };
    roots = place
      ? [
          ...tables.map((table, index) => tableNode(table, index, place)),
          ...[acceptedNode(accepted, place)].flatMap((node) => node ?? []),
        ]
      : [];
    changed.fire();
    follow.call();
  }
}

/** Selects the row or table at the cursor. The focus stays in the editor. */
async function revealCursor(
  view: TreeView<TableNode>,
  roots: readonly TableNode[],
  { document }: ActiveReport,
): Promise<void> {
  const editor = window.activeTextEditor;
  if (!view.visible || !editor || editor.document !== document) return;
  if (view.selection.some(isWhereItWasSent(editor))) return;
  const node = nodeAt(roots, editor.selection.active);
  if (!node) return;
  try {
    await view.reveal(node, { select: true, focus: false });
  } catch {
    // The tree changed in the meantime. Its refresh reveals the cursor again.
  }
}

/** Whether a click on the node moved the cursor to where it is. Then this node stays selected. */
function isWhereItWasSent({ selection }: TextEditor): (node: TableNode) => boolean {
  return ({ target }) => target.isEqual(selection);
}

/** The innermost node at a position: a row, else a table. */
function nodeAt(roots: readonly TableNode[], position: Position): TableNode | undefined {
  const table = roots.find(({ range }) => range.contains(position));
  const row = table?.children.find(
    ({ range, children }) => children.length === 0 && range.contains(position),
  );
  return row ?? table;
}
