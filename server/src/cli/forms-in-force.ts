import path from 'node:path';
import { type Settings, settingsOf } from '../analysis.ts';
import { type FormFile, readFormFile } from '../form/form-file.ts';
import { formsOf } from '../form/forms.ts';
import { statutoryForms } from '../form/statutory.ts';
import type { Translate } from '../l10n.ts';
import { FormFiles } from '../workspace/form-files.ts';
import type { GoujiFolders } from './gouji-folders.ts';

/** Which of the users' own forms count for the drafts of a folder, as settings with these forms. */
export class FormsInForce {
  readonly #texts: ReadonlyMap<string, string>;
  readonly #directory: string | undefined;
  readonly #folders: GoujiFolders;
  readonly #t: Translate;
  /** Reports of different folders are compared by their forms, so a form is the same object in all settings. */
  readonly #statutory = statutoryForms();
  /** By path. */
  readonly #files = new Map<string, FormFile>();
  /** By the paths of the form files. Most folders have the same ones. */
  readonly #settings = new Map<string, Settings>();

  /**
   * @param texts The texts of the form files, by absolute path; see `ownForms`.
   * @param directory The working directory, whose forms always count; undefined if it no longer exists.
   */
  constructor(
    texts: ReadonlyMap<string, string>,
    directory: string | undefined,
    folders: GoujiFolders,
    t: Translate,
  ) {
    this.#texts = texts;
    this.#directory = directory;
    this.#folders = folders;
    this.#t = t;
  }

  /** The settings for a draft, by its absolute path. */
  settingsFor(file: string): Settings {
    const forms = this.#formsFor(path.dirname(file));
    const key = forms.join('\0');
    const settings = this.#settings.get(key) ?? this.#settingsWith(forms);
    this.#settings.set(key, settings);
    return settings;
  }

  #formsFor(folder: string): readonly string[] {
    if (this.#texts.size === 0) return [];
    const starts = this.#directory === undefined ? [folder] : [this.#directory, folder];
    const above = new Set(starts.flatMap((start) => this.#folders.above(start)));
    return [...this.#texts.keys()].filter((form) => above.has(path.join(form, '../../..')));
  }

  #settingsWith(forms: readonly string[]): Settings {
    const own = new FormFiles(this.#statutory);
    for (const form of forms) own.put(form, this.#fileOf(form));
    return settingsOf(formsOf([...this.#statutory, ...own.forms]), this.#t, {});
  }

  #fileOf(form: string): FormFile {
    const known = this.#files.get(form);
    const file = known ?? readFormFile(this.#texts.get(form) ?? '', this.#t, this.#statutory);
    this.#files.set(form, file);
    return file;
  }
}
