import type { Form } from '../form/form.ts';
import { type FormFile, readFormFile } from '../form/form-file.ts';
import type { FormProblem } from '../form/json-reader.ts';
import type { Translate } from '../l10n.ts';

/** Whether a file is a form of one's own: a JSON file in `.gouji/forms/`. */
export function isFormFile(uri: string): boolean {
  return /\/\.gouji\/forms\/[^/]+\.json$/.test(uri);
}

/** The forms of a workspace, each in a file of its own. */
export class FormFiles {
  /** By their URIs, in the order in which they were first read. */
  readonly #files = new Map<string, FormFile>();
  readonly #builtIn: ReadonlySet<string>;

  /** @param builtIn The forms that are there besides, whose identifiers cannot be taken. */
  constructor(builtIn: readonly Form[]) {
    this.#builtIn = new Set(builtIn.map(({ id }) => id));
  }

  /** The form files without mistakes, as forms; of two with one id the first one counts. */
  get forms(): Form[] {
    return [...this.#files].flatMap(([uri, { form }]) => (form && !this.#isTaken(uri) ? form : []));
  }

  /** What is wrong in a file. */
  problems(uri: string, t: Translate): readonly FormProblem[] {
    const file = this.#files.get(uri);
    if (!file?.form || !this.#isTaken(uri)) return file?.problems ?? [];
    return [{ ...file.id, message: t('Another form has the id “{0}” already.', file.form.id) }];
  }

  /** Takes up a file's text; undefined where the file is no more. */
  set(uri: string, text: string | undefined, t: Translate): void {
    if (text === undefined) this.#files.delete(uri);
    else this.#files.set(uri, readFormFile(text, t));
  }

  /** Whether a form that was there before has the identifier of the one in this file. */
  #isTaken(uri: string): boolean {
    const id = this.#files.get(uri)?.form?.id;
    if (id === undefined) return false;
    if (this.#builtIn.has(id)) return true;
    const [first] = [...this.#files].find(([, { form }]) => form?.id === id) ?? [];
    return first !== uri;
  }
}
