import type { SymbolInformation } from 'vscode-languageserver';
import { matching } from '../features/workspace-symbols.ts';
import { languageService } from '../service.ts';
import type { ServerSession } from './server-session.ts';

/** Finds reports and tables of the workspace by name, open or not. */
export function serveWorkspaceSymbols({
  connection,
  turns,
  documents,
  workspace,
}: ServerSession): void {
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
