import { type Settings, settingsOf } from '../analysis.ts';
import type { Form } from '../form/form.ts';
import { formsOf } from '../form/forms.ts';
import { type Translate, translatorFor } from '../l10n.ts';
import { readUserSettings, type UserSettings } from '../user-settings.ts';
import type { Client } from './client.ts';

/** What drafts are judged by, as the user, the client and the forms of the workspace have it. */
export class SettingsInForce {
  readonly #client: Client;
  readonly #statutory: readonly Form[];
  #own: readonly Form[] = [];
  #forms;
  #translator: { readonly locale: string; readonly t: Translate } | undefined;
  #user = readUserSettings(undefined);
  #current: Settings;

  constructor(client: Client, statutory: readonly Form[]) {
    this.#client = client;
    this.#statutory = statutory;
    this.#forms = formsOf(statutory);
    this.#current = this.#made();
  }

  /** A new object whenever they are others. */
  get current(): Settings {
    return this.#current;
  }

  /** What the user has chosen. */
  get user(): UserSettings {
    return this.#user;
  }

  choose(user: UserSettings): void {
    this.#user = user;
    this.#current = this.#made();
  }

  /** Takes the workspace's own forms besides the statutory ones; says whether the list is another one. */
  useForms(own: readonly Form[]): boolean {
    if (own === this.#own || own.length + this.#own.length === 0) return false;
    this.#own = own;
    this.#forms = formsOf([...this.#statutory, ...own]);
    this.#current = this.#made();
    return true;
  }

  /** Takes up what the client has said of itself. */
  meetClient(): void {
    this.choose(this.#client.options.settings);
  }

  #made(): Settings {
    const { language, levels, tables } = this.#user;
    const locale = language === 'auto' ? this.#client.options.locale : language;
    return settingsOf(this.#forms, this.#translate(locale), levels, tables);
  }

  /** The same function as long as the language is the same. */
  #translate(locale: string): Translate {
    if (this.#translator?.locale !== locale) {
      this.#translator = { locale, t: translatorFor(locale) };
    }
    return this.#translator.t;
  }
}
