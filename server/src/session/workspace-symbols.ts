import type { Connection, SymbolInformation } from 'vscode-languageserver';
import { matching, symbolsOf } from '../features/workspace-symbols.ts';
import type { Platform } from '../platform.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { OpenDocuments } from './open-documents.ts';
import { Pace } from './pace.ts';

/** What workspace symbols are taken from. */
export interface WorkspaceSymbolsHost {
  readonly platform: Platform;
  readonly documents: OpenDocuments;
  readonly workspace: Workspace;
}

/** Finds the reports and tables of the workspace by name, open or not. */
export function serveWorkspaceSymbols(
  connection: Connection,
  { platform, documents, workspace }: WorkspaceSymbolsHost,
): void {
  connection.onWorkspaceSymbol(async ({ query }, token) => {
    const pace = new Pace(platform, token);
    const found: SymbolInformation[] = [];
    for (const { uri } of documents.all()) {
      await pace.step();
      const none: SymbolInformation[] = [];
      const all = documents.answer(uri, token, 'workspace symbols', none, symbolsOf);
      found.push(...matching(all, query));
    }
    for (const [uri, all] of workspace.symbols()) {
      await pace.step();
      if (!documents.get(uri)) found.push(...matching(all, query));
    }
    return found;
  });
}
