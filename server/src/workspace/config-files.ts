import type { FormProblem } from '../form/json-reader.ts';
import type { TablesChecked } from '../form/tables-checked.ts';
import type { Translate } from '../l10n.ts';
import { codes } from '../rules/engine/codes.ts';
import type { Levels } from '../rules/engine/graded.ts';
import { decoded } from '../uri.ts';
import { type ConfigFile, readConfigFile } from './shared-settings.ts';

const FILE = '/.gouji/config.json';

/** Whether a file has the settings of a folder. */
export function isConfigFile(uri: string): boolean {
  return uri.endsWith(FILE);
}

/** The file with the settings of a folder. */
export function configFileOf(folder: string): string {
  return folder.replace(/\/$/, '') + FILE;
}

/** What the folders above a file say of it together. */
export interface FolderSettings {
  readonly levels: Levels;
  readonly language: 'zh-CN' | 'en' | undefined;
  readonly tables: TablesChecked | undefined;
  /** Whether one of them has it left unchecked. */
  readonly isIgnored: boolean;
}

/** What a file is judged by; what the user has chosen goes before what folders say. */
export function judgedBy(
  shared: FolderSettings,
  user: { readonly levels: Levels; readonly tables: TablesChecked | undefined },
): { readonly levels: Levels; readonly tables: TablesChecked | undefined } {
  if (shared.isIgnored) return { levels: ALL_OFF, tables: 'off' };
  return { levels: { ...shared.levels, ...user.levels }, tables: user.tables ?? shared.tables };
}

const ALL_OFF: Levels = Object.fromEntries(codes.map((code) => [code, 'off']));

/** The settings of folders, each in a file of its own. Of two folders, the inner one goes before the outer. */
export class ConfigFiles {
  /** By the decoded URIs of the folders. */
  readonly #files = new Map<string, ConfigFile>();

  /** What is wrong in a file. */
  problems(uri: string): readonly FormProblem[] {
    return this.#files.get(folderOf(uri))?.problems ?? [];
  }

  /** What counts for a file; undefined where no folder above it says anything. */
  of(uri: string): FolderSettings | undefined {
    if (this.#files.size === 0) return undefined;
    const path = decoded(uri);
    const above = [...this.#files]
      .filter(([folder]) => path.startsWith(`${folder}/`))
      .toSorted(([a], [b]) => a.length - b.length);
    if (above.length === 0) return undefined;
    const settings = above.map(([, file]) => file.settings);
    return {
      levels: Object.assign({}, ...settings.map(({ levels }) => levels)),
      language: settings.findLast(({ language }) => language)?.language,
      tables: settings.findLast(({ tables }) => tables)?.tables,
      isIgnored: above.some(([folder, file]) =>
        file.settings.isIgnored(path.slice(folder.length + 1)),
      ),
    };
  }

  /** Takes up a file's text; undefined where the file is no more. Says whether it is another one now. */
  set(uri: string, text: string | undefined, t: Translate): boolean {
    const folder = folderOf(uri);
    const isKnown = this.#files.has(folder);
    if (text === undefined) this.#files.delete(folder);
    else this.#files.set(folder, readConfigFile(text, t));
    return isKnown || text !== undefined;
  }
}

function folderOf(uri: string): string {
  return decoded(uri).slice(0, -FILE.length);
}
