import type { HintChoice } from './features/inlay-hints.ts';
import type { TablesChecked } from './form/tables-checked.ts';
import { type Code, codes } from './rules/engine/codes.ts';
import { LEVELS, type Level, type Levels } from './rules/engine/graded.ts';

/** The settings under `gouji.` that the server uses. */
export interface UserSettings {
  /** `auto` where nothing is chosen. */
  readonly language: 'auto' | 'zh-CN' | 'en';
  readonly levels: Levels;
  /** Undefined where nothing is chosen. */
  readonly tables: TablesChecked | undefined;
  readonly inlayHints: HintChoice;
}

/** What a client says about itself when it starts the server. */
export interface ClientOptions {
  /** The display language, as VS Code names it. */
  readonly locale: string;
  /** URI of the folder with a page for each code; without it there are no links to them. */
  readonly docs: string | undefined;
  /** Whether the client finds and reads the workspace's files. */
  readonly files: boolean;
  /** Whether the client has the command that accepts a finding. */
  readonly accepts: boolean;
  readonly choosesRepairs: boolean;
  /** Whether reports that are not open are checked too; needs `files`. */
  readonly workspaceDiagnostics: boolean;
  /** The client's command that shows a table; see `codeLenses`. */
  readonly showTable: string | undefined;
  /** The section `gouji` of the settings, for clients that cannot be asked for it. */
  readonly settings: UserSettings;
}

/** Reads the section `gouji` as a client sends it. An invalid value counts as not set. */
export function readUserSettings(section: unknown): UserSettings {
  const language = property(section, 'language');
  const levels: Partial<Record<Code, Level>> = {};
  const chosen = property(section, 'rules');
  for (const code of codes) {
    const level = LEVELS.find((one) => one === property(chosen, code));
    if (level) levels[code] = level;
  }
  const tables = property(section, 'tables');
  const hints = property(section, 'inlayHints');
  return {
    language: language === 'zh-CN' || language === 'en' ? language : 'auto',
    levels,
    tables: tables === 'declared' || tables === 'reports' || tables === 'off' ? tables : undefined,
    inlayHints: hints === 'off' || hints === 'on' ? hints : 'broken',
  };
}

/**
 * Reads the `initializationOptions` of a client. Without a locale, messages are in Chinese.
 *
 * @param language The `locale` of `initialize`, used if the options have none.
 */
export function readClientOptions(options: unknown, language?: unknown): ClientOptions {
  const locale = property(options, 'locale') ?? language;
  const docs = property(options, 'docs');
  const files = property(options, 'files') === true;
  const showTable = property(options, 'showTable');
  return {
    locale: typeof locale === 'string' && locale !== '' ? locale : 'zh-cn',
    docs: typeof docs === 'string' ? docs : undefined,
    files,
    accepts: property(options, 'accepts') === true,
    choosesRepairs: property(options, 'choosesRepairs') === true,
    workspaceDiagnostics: files && property(options, 'workspaceDiagnostics') === true,
    showTable: typeof showTable === 'string' ? showTable : undefined,
    settings: readUserSettings(property(options, 'settings')),
  };
}

function property(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.getOwnPropertyDescriptor(value, key)?.value;
}
