import type { Form } from '../form/form.ts';
import { type FormFile, readFormFile } from '../form/form-file.ts';
import type { FormProblem } from '../form/json-reader.ts';
import type { Translate } from '../l10n.ts';

/** Whether a file is a form file of the user: a JSON file in `.gouji/forms/`. */
export function isFormFile(uri: string): boolean {
  return /\/\.gouji\/forms\/[^/]+\.json$/.test(uri);
}

/**
 * How many own forms are used at most. Whenever one of them changes, the lookup of all labels is built
 * again.
 */
export const MOST_FORMS = 200;

/** The own forms of a workspace, one file each. */
export class FormFiles {
  /** By URI, in the order in which they were first read. */
  readonly #files = new Map<string, FormFile>();
  readonly #builtIn: readonly Form[];
  #inForce: InForce | undefined;

  /** @param builtIn The built-in forms. Own forms may not reuse their ids, but may share their vocabulary. */
  constructor(builtIn: readonly Form[]) {
    this.#builtIn = builtIn;
  }

  /**
   * The valid forms. If two have the same id, the first is used; of more than `MOST_FORMS`, the first
   * ones. The list stays the same object until one of them changes.
   */
  get forms(): readonly Form[] {
    return this.#now.forms;
  }

  /** The problems of a file. */
  problems(uri: string, t: Translate): readonly FormProblem[] {
    const file = this.#files.get(uri);
    if (!file?.form) return file?.problems ?? [];
    const { taken, beyond } = this.#now;
    if (taken.has(uri)) {
      return [{ ...file.id, message: t('Another form already has the id “{0}”.', file.form.id) }];
    }
    if (!beyond.has(uri)) return [];
    const message = t('This form is not used: the workspace has more than {0} forms.', MOST_FORMS);
    return [{ ...file.id, message }];
  }

  /** How many valid forms are not used because there are more than `MOST_FORMS`. */
  get unused(): number {
    return this.#now.beyond.size;
  }

  /**
   * Reads a file's text, or forgets a file that was deleted (undefined). Returns whether the forms have
   * changed. Typing a blank, for example, changes none.
   */
  set(uri: string, text: string | undefined, t: Translate): boolean {
    return this.put(uri, text === undefined ? undefined : readFormFile(text, t, this.#builtIn));
  }

  /** The same with a file that has been read. */
  put(uri: string, file: FormFile | undefined): boolean {
    const before = this.#files.get(uri)?.form;
    const isSame = JSON.stringify(before) === JSON.stringify(file?.form);
    if (!file) this.#files.delete(uri);
    // An unchanged form stays the same object, so that nothing is built again for it.
    else this.#files.set(uri, isSame ? { ...file, form: before } : file);
    if (!isSame) this.#inForce = undefined;
    return !isSame;
  }

  get #now(): InForce {
    this.#inForce ??= this.#sorted();
    return this.#inForce;
  }

  #sorted(): InForce {
    const ids = new Set(this.#builtIn.map(({ id }) => id));
    const forms: Form[] = [];
    const [taken, beyond] = [new Set<string>(), new Set<string>()];
    for (const [uri, { form }] of this.#files) {
      if (!form) continue;
      if (ids.has(form.id)) {
        taken.add(uri);
      } else if (forms.length === MOST_FORMS) {
        beyond.add(uri);
      } else {
        ids.add(form.id);
        forms.push(form);
      }
    }
    return { forms, taken, beyond };
  }
}

/** The forms in use, and the files whose forms are not. */
interface InForce {
  readonly forms: readonly Form[];
  /** Files whose id another form has. */
  readonly taken: ReadonlySet<string>;
  /** Files after the maximum number of forms. */
  readonly beyond: ReadonlySet<string>;
}
