import { type Settings, settingsOf } from '../analysis.ts';
import type { Form } from '../form/form.ts';
import { formsOf } from '../form/forms.ts';
import { translatorFor } from '../l10n.ts';
import { readUserSettings, type UserSettings } from '../user-settings.ts';
import type { Client } from './client.ts';

/** What drafts are judged by, as the user, the client and the forms of the workspace have it. */
export class SettingsInForce {
  readonly #client: Client;
  readonly #statutory: readonly Form[];
  #forms;
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
    this.renew();
  }

  /** Takes the workspace's own forms besides the statutory ones. */
  useForms(own: readonly Form[]): void {
    this.#forms = formsOf([...this.#statutory, ...own]);
    this.renew();
  }

  /** The client may have said something else of itself. */
  renew(): void {
    this.#current = this.#made();
  }

  #made(): Settings {
    const { language, levels } = this.#user;
    const locale = language === 'auto' ? this.#client.options.locale : language;
    return settingsOf(this.#forms, translatorFor(locale), levels);
  }
}
