import { type Settings, settingsOf } from '../analysis.ts';
import type { Form } from '../form/form.ts';
import { formsOf } from '../form/forms.ts';
import { type Translate, translatorFor } from '../l10n.ts';
import { readUserSettings, type UserSettings } from '../user-settings.ts';
import { type ConfigFiles, judgedBy } from '../workspace/config-files.ts';
import type { Client } from './client.ts';

/** The settings made from the user's choices, the client's options and the forms of the workspace. */
export class SettingsInForce {
  readonly #client: Client;
  readonly #statutory: readonly Form[];
  readonly #configs: ConfigFiles;
  #own: readonly Form[] = [];
  #forms;
  #translator: { readonly locale: string; readonly t: Translate } | undefined;
  #user = readUserSettings(undefined);
  #current: Settings;
  /** Settings of documents, by URI, and by the values that they consist of. Cleared whenever any settings change. */
  readonly #ofDocuments = new Map<string, Settings>();
  readonly #made = new Map<string, Settings>();

  constructor(client: Client, statutory: readonly Form[], configs: ConfigFiles) {
    this.#client = client;
    this.#statutory = statutory;
    this.#configs = configs;
    this.#forms = formsOf(statutory);
    this.#current = this.#renewed();
  }

  /** The settings in force, without those of folders; a new object whenever any settings change. */
  get current(): Settings {
    return this.#current;
  }

  /** The user's choices. */
  get user(): UserSettings {
    return this.#user;
  }

  /** The settings for a document: the user's choices, else those of the folders above it. */
  for(uri: string): Settings {
    const known = this.#ofDocuments.get(uri);
    if (known) return known;
    const settings = this.#madeFor(uri);
    this.#ofDocuments.set(uri, settings);
    return settings;
  }

  choose(user: UserSettings): void {
    this.#user = user;
    this.#current = this.#renewed();
  }

  /** The settings of a folder have changed. */
  configsChanged(): void {
    this.#current = this.#renewed();
  }

  /** Uses the workspace's own forms besides the statutory ones. Returns whether the list has changed. */
  useForms(own: readonly Form[]): boolean {
    if (own === this.#own || own.length + this.#own.length === 0) return false;
    this.#own = own;
    this.#forms = formsOf([...this.#statutory, ...own]);
    this.#current = this.#renewed();
    return true;
  }

  /** Uses the options that the client has sent. */
  meetClient(): void {
    this.choose(this.#client.options.settings);
  }

  #renewed(): Settings {
    this.#ofDocuments.clear();
    this.#made.clear();
    const { language, levels, tables } = this.#user;
    return settingsOf(this.#forms, this.#translate(this.#localeOf(language)), levels, tables);
  }

  #localeOf(language: UserSettings['language']): string {
    return language === 'auto' ? this.#client.options.locale : language;
  }

  #madeFor(uri: string): Settings {
    const shared = this.#configs.of(uri);
    if (!shared) return this.#current;
    const user = this.#user;
    const language = user.language === 'auto' ? (shared.language ?? 'auto') : user.language;
    const { levels, tables } = judgedBy(shared, user);
    // Files with the same settings share one object, and with it what is cached for it.
    const key = JSON.stringify([language, levels, tables]);
    const known = this.#made.get(key);
    if (known) return known;
    const t = this.#translate(this.#localeOf(language));
    const settings = settingsOf(this.#forms, t, levels, tables, this.#current.tools);
    this.#made.set(key, settings);
    return settings;
  }

  /** Returns the same function as long as the language stays the same. */
  #translate(locale: string): Translate {
    if (this.#translator?.locale !== locale) {
      this.#translator = { locale, t: translatorFor(locale) };
    }
    return this.#translator.t;
  }
}
