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
  readonly #files = new Map<string, FormFile>();

  /** The form files without mistakes, as forms; of two with one id the first one counts. */
  get forms(): Form[] {
    const forms = [...this.#files.values()].flatMap(({ form }) => form ?? []);
    return forms.filter(({ id }, index) => forms.findIndex((other) => other.id === id) === index);
  }

  /** What is wrong in a file. */
  problems(uri: string): readonly FormProblem[] {
    return this.#files.get(uri)?.problems ?? [];
  }

  /** Takes up a file's text; undefined where the file is no more. */
  set(uri: string, text: string | undefined, t: Translate): void {
    if (text === undefined) this.#files.delete(uri);
    else this.#files.set(uri, readFormFile(text, t));
  }
}
