import type { Connection } from 'vscode-languageserver';
import type { Platform } from '../platform.ts';
import type { FoundFiles } from '../workspace/found-files.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Client } from './client.ts';
import type { OpenDocuments } from './open-documents.ts';
import type { OwnFiles } from './own-files.ts';
import type { Turns } from './pace.ts';
import type { Questions } from './questions.ts';
import type { SettingsInForce } from './settings-in-force.ts';

/** What a session consists of. Everything that answers requests takes what it needs from here. */
export interface ServerSession {
  readonly connection: Connection;
  readonly platform: Platform;
  readonly client: Client;
  readonly settings: SettingsInForce;
  readonly questions: Questions;
  readonly turns: Turns;
  readonly files: FoundFiles;
  readonly workspace: Workspace;
  readonly documents: OpenDocuments;
  readonly ownFiles: OwnFiles;
  /** Resolves when every report of the workspace has been read. */
  indexed(): Promise<void>;
}
