import { createRequire } from 'node:module';
import path from 'node:path';
import MarkdownIt from 'markdown-it';
import type { MessageConnection } from 'vscode-jsonrpc/node';

/** A language server to be measured. */
export interface Program {
  readonly name: string;
  readonly file: string;
  /** Options of its Node. */
  readonly options?: readonly string[];
  readonly languageId: string;
  /** Settings for `workspace/didChangeConfiguration`, if the server needs them to check anything. */
  readonly settings?: unknown;
  /** Answers the requests that the server sends to its own client. */
  serve?(connection: MessageConnection, textOf: (uri: string) => string): void;
}

/** Finds the other programs, which are installed only for the benchmarks. */
const peers = createRequire(path.join(import.meta.dirname, 'peers/package.json'));

export const gouji: Program = {
  name: 'gouji',
  file: path.join(import.meta.dirname, '../server/out/main.node.cjs'),
  languageId: 'report-draft',
};

export const json: Program = {
  name: 'json',
  file: peers.resolve('vscode-langservers-extracted/bin/vscode-json-language-server'),
  languageId: 'json',
};

/** VS Code's Markdown server lets the editor parse. The cost of that is part of its times, as in VS Code. */
export const markdown: Program = {
  name: 'markdown',
  file: path.join(
    path.dirname(peers.resolve('vscode-markdown-languageserver/package.json')),
    'dist/node/workerMain.js',
  ),
  languageId: 'markdown',
  settings: {
    markdown: {
      server: { log: 'off' },
      occurrencesHighlight: { enabled: false },
      suggest: { paths: { enabled: true, includeWorkspaceHeaderCompletions: 'never' } },
      validate: {
        enabled: true,
        referenceLinks: { enabled: 'warning' },
        fragmentLinks: { enabled: 'warning' },
        fileLinks: { enabled: 'warning', markdownFragmentLinks: 'inherit' },
        ignoredLinks: [],
        unusedLinkDefinitions: { enabled: 'hint' },
        duplicateLinkDefinitions: { enabled: 'warning' },
      },
    },
  },
  serve(connection, textOf) {
    const parser = new MarkdownIt({ html: true });
    connection.onRequest('markdown/parse', ({ uri, text }: { uri: string; text?: string }) =>
      parser.parse(text ?? textOf(uri), {}),
    );
    connection.onRequest('markdown/fs/readFile', () => []);
    connection.onRequest('markdown/fs/readDirectory', () => []);
    connection.onRequest('markdown/fs/stat', () => undefined);
    connection.onRequest('markdown/findMarkdownFilesInWorkspace', () => []);
  },
};
