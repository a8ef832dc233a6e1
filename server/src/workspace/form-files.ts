import type { Form } from '../form/form.ts';
import { type FormFile, readFormFile } from '../form/form-file.ts';
import type { FormProblem } from '../form/json-reader.ts';
import type { Translate } from '../l10n.ts';

/** Whether a file is a form of one's own: a JSON file in `.gouji/forms/`. */
export function isFormFile(uri: string): boolean {
  return /\/\.gouji\/forms\/[^/]+\.json$/.test(uri);
}

/**
 * Forms of one's own that are in force at a time. What finds the labels of all forms is made again whenever
 * one of them changes.
 */
export const MOST_FORMS = 200;

/** The forms of a workspace, each in a file of its own. */
export class FormFiles {
  /** By their URIs, in the order in which they were first read. */
  readonly #files = new Map<string, FormFile>();
  readonly #builtIn: readonly Form[];
  #inForce: InForce | undefined;

  /** @param builtIn The forms that are there besides: no other takes their identifiers, any can share their words. */
  constructor(builtIn: readonly Form[]) {
    this.#builtIn = builtIn;
  }

  /**
   * The form files without mistakes, as forms; of two with one id the first one counts, and of more than
   * `MOST_FORMS` the first ones. The same list until one of them changes.
   */
  get forms(): readonly Form[] {
    return this.#now.forms;
  }

  /** What is wrong in a file. */
  problems(uri: string, t: Translate): readonly FormProblem[] {
    const file = this.#files.get(uri);
    if (!file?.form) return file?.problems ?? [];
    const { taken, beyond } = this.#now;
    if (taken.has(uri)) {
      return [{ ...file.id, message: t('Another form has the id “{0}” already.', file.form.id) }];
    }
    if (!beyond.has(uri)) return [];
    const message = t('This form is not used: the workspace has more than {0} forms.', MOST_FORMS);
    return [{ ...file.id, message }];
  }

  /** How many forms without mistakes are not used because there are more than `MOST_FORMS`. */
  get unused(): number {
    return this.#now.beyond.size;
  }

  /**
   * Takes up a file's text; undefined where the file is no more. Says whether the forms in force are others
   * now: a blank typed in a file changes none of them.
   */
  set(uri: string, text: string | undefined, t: Translate): boolean {
    const before = this.#files.get(uri)?.form;
    const file = text === undefined ? undefined : readFormFile(text, t, this.#builtIn);
    const isSame = JSON.stringify(before) === JSON.stringify(file?.form);
    if (!file) this.#files.delete(uri);
    // The form that is known stays the same object, so that nothing is made again for it.
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

/** Which forms are in force, and the files of those that are not. */
interface InForce {
  readonly forms: readonly Form[];
  /** Another form has the identifier. */
  readonly taken: ReadonlySet<string>;
  /** There are too many before them. */
  readonly beyond: ReadonlySet<string>;
}
