import { type Connection, DidChangeConfigurationNotification } from 'vscode-languageserver';
import { readUserSettings } from '../user-settings.ts';
import type { Client } from './client.ts';
import type { Questions } from './questions.ts';
import type { SettingsInForce } from './settings-in-force.ts';

/** How the user's choice is first asked for. */
export interface Configuration {
  /** Asks the client for it, and to be told of changes; does nothing where the client cannot be asked. */
  start(): void;
}

/**
 * Keeps the settings as the user chooses them. What a client refuses to tell stays as it was.
 *
 * @param changed Called when they are others.
 */
export function serveConfiguration(
  connection: Connection,
  client: Client,
  settings: SettingsInForce,
  questions: Questions,
  changed: () => void,
): Configuration {
  connection.onDidChangeConfiguration((change) => {
    const told = sectionOf(change.settings);
    if (told !== undefined) take(told);
    else if (client.configures) ask();
    else take(undefined);
  });

  function ask(): void {
    const getSettings = () => connection.workspace.getConfiguration('gouji');
    questions.send('workspace/configuration', getSettings, take);
  }

  function take(section: unknown): void {
    const chosen = readUserSettings(section);
    // Most users choose nothing: what is shown already is right, and is not worked out once more.
    if (JSON.stringify(chosen) === JSON.stringify(settings.user)) return;
    settings.choose(chosen);
    changed();
  }

  return {
    start() {
      if (!client.configures) return;
      if (client.capabilities.workspace?.didChangeConfiguration?.dynamicRegistration) {
        questions.send('client/registerCapability', () =>
          connection.client.register(DidChangeConfigurationNotification.type, { section: 'gouji' }),
        );
      }
      ask();
    },
  };
}

function sectionOf(settings: unknown): unknown {
  return typeof settings === 'object' && settings !== null && 'gouji' in settings
    ? (settings.gouji ?? undefined)
    : undefined;
}
