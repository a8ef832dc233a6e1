import type { Connection, SymbolInformation } from 'vscode-languageserver';
import { matching } from '../features/workspace-symbols.ts';
import { languageService } from '../service.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { OpenDocuments } from './open-documents.ts';
import type { Turns } from './pace.ts';

/** What workspace symbols are taken from. */
export interface WorkspaceSymbolsHost {
  readonly turns: Turns;
  readonly documents: OpenDocuments;
  readonly workspace: Workspace;
}

/** Finds the reports and tables of the workspace by name, open or not. */
export function serveWorkspaceSymbols(
  connection: Connection,
  { turns, documents, workspace }: WorkspaceSymbolsHost,
): void {
  connection.onWorkspaceSymbol(async ({ query }, token) => {
    const pace = turns.pace(token);
    const found: SymbolInformation[] = [];
    for (const { uri } of documents.all()) {
      if (pace.isDue()) await pace.turn();
      const none: SymbolInformation[] = [];
      const all = await documents.answer(
        uri,
        token,
        'workspace symbols',
        none,
        languageService.workspaceSymbols,
      );
      found.push(...matching(all, query));
    }
    for (const [uri, all] of workspace.symbols()) {
      if (pace.isDue()) await pace.turn();
      if (!documents.get(uri)) found.push(...matching(all, query));
    }
    return found;
  });
}
