import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Settings } from '../../server/src/analysis.ts';
import { OpenDocument } from '../../server/src/open-document.ts';
import type { Files } from '../../server/src/workspace/workspace.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';
import { settings } from './read.ts';

/** A draft beside other reports on disk, which have the URIs `file:///0.txt`, `file:///1.txt`, … */
export async function besideYears(
  others: readonly string[],
  text: string,
  chosen: Settings = settings,
): Promise<OpenDocument> {
  const workspace = new Workspace(() => chosen);
  const files: Files = {
    find: async () => others.map((_, index) => `file:///${index}.txt`),
    read: async (uri) => others[Number(uri.replaceAll(/\D/g, ''))],
  };
  await workspace.indexAll(files, () => true);
  return new OpenDocument(TextDocument.create('file:///now.txt', 'report-draft', 1, text), {
    settings: chosen,
    others: {
      version: 0,
      confirmed: () => new Set(),
      lastYears: (part) => workspace.lastYears(part, []),
    },
    besideOthers: (part) => workspace.findings(part, []),
  });
}
