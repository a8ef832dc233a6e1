import { workspace } from 'vscode';
import type {
  ConfigurationMiddleware,
  DidChangeConfigurationMiddleware,
} from 'vscode-languageclient';

const SECTION = 'gouji';

/**
 * Tells the server what the user has chosen, and not what VS Code takes where nothing is: what `.gouji/config.json`
 * says counts there.
 */
export const chosenSettings: ConfigurationMiddleware & DidChangeConfigurationMiddleware = {
  // Without the settings, so that the server asks for them.
  didChangeConfiguration: (_, next) => next(undefined),
  configuration: async (params, token, next) => {
    const sections = await next(params, token);
    if (!Array.isArray(sections)) return sections;
    return sections.map((section, index) =>
      params.items[index]?.section === SECTION ? withoutDefaults(section) : section,
    );
  },
};

function withoutDefaults(section: unknown): unknown {
  if (typeof section !== 'object' || section === null) return section;
  const settings = workspace.getConfiguration(SECTION);
  return Object.fromEntries(
    Object.entries(section).filter(([name]) => {
      const { globalValue, workspaceValue, workspaceFolderValue } = settings.inspect(name) ?? {};
      return [globalValue, workspaceValue, workspaceFolderValue].some(
        (value) => value !== undefined,
      );
    }),
  );
}
