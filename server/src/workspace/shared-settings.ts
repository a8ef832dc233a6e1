import ignore from 'ignore';
import { type FormProblem, JsonReader, optional, type Read } from '../form/json-reader.ts';
import type { TablesChecked } from '../form/tables-checked.ts';
import type { Translate } from '../l10n.ts';
import { type Code, codes } from '../rules/engine/codes.ts';
import { LEVELS, type Level, type Levels } from '../rules/engine/graded.ts';

/** The settings of a folder, for editors and the command line alike. */
export interface SharedSettings {
  readonly levels: Levels;
  /** Undefined if the reader's own language is used. */
  readonly language: 'zh-CN' | 'en' | undefined;
  readonly tables: TablesChecked | undefined;
  /** Whether a file is not to be checked. Its path starts in the folder and has `/` between its names. */
  isIgnored(path: string): boolean;
}

/** The text of `.gouji/config.json` as read: the valid settings, and the mistakes. */
export interface ConfigFile {
  readonly settings: SharedSettings;
  readonly problems: readonly FormProblem[];
}

/** The properties of the file. */
interface SettingsInJson {
  readonly $schema?: string;
  readonly rules?: Levels;
  readonly language?: 'auto' | 'zh-CN' | 'en';
  readonly tables?: TablesChecked;
  readonly ignore?: readonly string[];
}

/** More patterns than anybody writes. */
const MOST_PATTERNS = 1000;

/** Reads the file. A mistake invalidates only its own entry. */
export function readConfigFile(text: string, t: Translate): ConfigFile {
  const reader = new JsonReader(t);
  const root = reader.parse(text);
  const read = reader.record<SettingsInJson>({
    $schema: optional(reader.anyText),
    rules: optional(levelsReader(reader)),
    language: optional(reader.oneOf('auto', 'zh-CN', 'en')),
    tables: optional(reader.oneOf('declared', 'reports', 'off')),
    ignore: optional(reader.list(reader.text, MOST_PATTERNS, 0)),
  });
  const file = root && read(root);
  const ignored = ignore().add(file?.ignore ?? []);
  return {
    settings: {
      levels: file?.rules ?? {},
      language: file?.language === 'auto' ? undefined : file?.language,
      tables: file?.tables,
      isIgnored: (path) => ignore.isPathValid(path) && ignored.ignores(path),
    },
    problems: reader.problems,
  };
}

function levelsReader(reader: JsonReader): Read<Levels> {
  const level = reader.oneOf<Level>(...LEVELS);
  return (node) => {
    const levels: Partial<Record<Code, Level>> = {};
    const properties = reader.properties(node, codes);
    for (const code of codes) {
      const at = properties?.get(code);
      const read = at && level(at);
      if (read) levels[code] = read;
    }
    return levels;
  };
}
