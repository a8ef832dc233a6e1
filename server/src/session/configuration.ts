import { DidChangeConfigurationNotification } from 'vscode-languageserver';
import { readUserSettings } from '../user-settings.ts';
import type { ServerSession } from './server-session.ts';

/** Starts reading the user's settings. */
export interface Configuration {
  /**
   * Asks the client for the settings, and registers for changes. Does nothing if the client cannot be
   * asked.
   */
  start(): void;
}

/**
 * Keeps the user's settings up to date. If the client refuses to tell them, they stay as they were.
 *
 * @param changed Called after they have changed.
 */
export function serveConfiguration(
  { connection, client, settings, questions }: ServerSession,
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
    // Most users change no settings. Then everything shown is right, and is not computed again.
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
