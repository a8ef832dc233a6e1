import { type Connection, DidChangeConfigurationNotification } from 'vscode-languageserver';
import { readUserSettings } from '../user-settings.ts';
import type { Client } from './client.ts';
import type { SettingsInForce } from './settings-in-force.ts';

/** How the user's choice is first asked for. */
export interface Configuration {
  /** Asks the client for it, and to be told of changes; does nothing where the client cannot be asked. */
  start(): Promise<void>;
}

/**
 * Keeps the settings as the user chooses them.
 *
 * @param changed Called when they are others.
 */
export function serveConfiguration(
  connection: Connection,
  client: Client,
  settings: SettingsInForce,
  changed: () => void,
): Configuration {
  connection.onDidChangeConfiguration(async (change) => {
    take(client.configures ? await ask() : sectionOf(change.settings));
  });

  async function ask(): Promise<unknown> {
    return await connection.workspace.getConfiguration('gouji');
  }

  function take(section: unknown): void {
    const chosen = readUserSettings(section);
    // Most users choose nothing: what is shown already is right, and is not worked out once more.
    if (JSON.stringify(chosen) === JSON.stringify(settings.user)) return;
    settings.choose(chosen);
    changed();
  }

  return {
    async start() {
      if (!client.configures) return;
      await connection.client.register(DidChangeConfigurationNotification.type, {
        section: 'gouji',
      });
      take(await ask());
    },
  };
}

function sectionOf(settings: unknown): unknown {
  return typeof settings === 'object' && settings !== null && 'gouji' in settings
    ? settings.gouji
    : undefined;
}
