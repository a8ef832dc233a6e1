import type { Diagnostic } from 'vscode-languageserver';
import { formProblems } from '../features/form-problems.ts';
import type { Translate } from '../l10n.ts';
import type { OpenDocument } from '../open-document.ts';
import { type FilePlaces, isUnder } from '../uri.ts';
import { type AcceptedFiles, isAcceptedFile } from '../workspace/accepted-files.ts';
import { type ConfigFiles, isConfigFile } from '../workspace/config-files.ts';
import { type FormFiles, isFormFile, MOST_FORMS } from '../workspace/form-files.ts';
import type { Files } from '../workspace/workspace.ts';
import type { OpenDocuments } from './open-documents.ts';
import type { SettingsInForce } from './settings-in-force.ts';

/** Whether a file is one that drafts are judged by: forms, accepted findings or settings. */
export function isOwnFile(uri: string): boolean {
  return isFormFile(uri) || isAcceptedFile(uri) || isConfigFile(uri);
}

/** What reading these files needs, and where the result goes. */
export interface OwnFilesHost {
  readonly files: Files;
  readonly documents: OpenDocuments;
  readonly settings: SettingsInForce;
  readonly forms: FormFiles;
  readonly accepted: AcceptedFiles;
  readonly configs: ConfigFiles;
  /** Logs what the user should know about the files that no draft shows. */
  log(message: string): void;
}

/**
 * The files by which the drafts of the workspace are judged: forms, accepted findings and settings. Methods
 * that read files return whether drafts are now judged differently.
 */
export class OwnFiles {
  readonly #host: OwnFilesHost;
  /** The texts last read, by URI. */
  readonly #texts = new Map<string, string>();
  /** The language of the stored problems. */
  #t: Translate | undefined;

  constructor(host: OwnFilesHost) {
    this.#host = host;
  }

  /** Reads the files of the workspace that `isWanted`. */
  async find(isWanted: (uri: string) => boolean = () => true): Promise<boolean> {
    const { files } = this.#host;
    const kinds = ['accepted', 'forms', 'config'] as const;
    const found = await Promise.all(kinds.map((kind) => files.find(kind)));
    return this.read(found.flat().filter(isWanted));
  }

  /** Reads files from disk. An open file counts as it is in the editor. */
  async read(uris: readonly string[]): Promise<boolean> {
    let isOther = false;
    const { documents, files } = this.#host;
    for (const uri of uris) {
      if (documents.get(uri)) continue;
      const text = await files.read(uri);
      // Nobody answered, or it was opened while it was read: what is known of it stays.
      if (text === undefined || documents.get(uri)) continue;
      isOther = this.#set(uri, text ?? undefined) || isOther;
      this.#logLapsed(uri);
    }
    return this.#inForce(isOther);
  }

  /** Reads a file as it is in the editor. */
  take(uri: string, text: string): boolean {
    return this.#inForce(this.#set(uri, text));
  }

  /** Files and folders were deleted. A file that is still open counts as it is in the editor. */
  forget(gone: FilePlaces): boolean {
    let isOther = false;
    for (const uri of [...this.#texts.keys()]) {
      if (!isUnder(uri, gone) || this.#host.documents.get(uri)) continue;
      isOther = this.#set(uri, undefined) || isOther;
    }
    return this.#inForce(isOther);
  }

  /** The problems of such a file; undefined for any other document. */
  diagnostics(document: OpenDocument): Diagnostic[] | undefined {
    const { uri } = document;
    const { t } = this.#host.settings.current;
    if (!isOwnFile(uri)) return undefined;
    this.#tellIn(t);
    const { forms, accepted, configs } = this.#host;
    if (isFormFile(uri)) return formProblems(document, forms.problems(uri, t));
    return isAcceptedFile(uri)
      ? formProblems(document, accepted.problems(uri), 'accepted-file')
      : formProblems(document, configs.problems(uri), 'config-file');
  }

  #set(uri: string, text: string | undefined): boolean {
    const { t } = this.#host.settings.current;
    this.#tellIn(t);
    if (this.#texts.get(uri) === text) return false;
    if (text === undefined) this.#texts.delete(uri);
    else this.#texts.set(uri, text);
    return this.#takeUp(uri, text, t);
  }

  #takeUp(uri: string, text: string | undefined, t: Translate): boolean {
    const { accepted, forms, configs, settings } = this.#host;
    if (isAcceptedFile(uri)) return accepted.set(uri, text, t);
    if (isFormFile(uri)) return forms.set(uri, text, t);
    const isOther = configs.set(uri, text, t);
    if (isOther) settings.configsChanged();
    return isOther;
  }

  /** If accepted findings or settings of a file that is not open do not apply, the log says so. */
  #logLapsed(uri: string): void {
    const { accepted, configs, settings, log } = this.#host;
    const { t } = settings.current;
    const [lapsed] = accepted.problems(uri);
    if (lapsed)
      log(t('Some findings accepted in “{0}” were not applied: {1}', uri, lapsed.message));
    const [mistake] = configs.problems(uri);
    if (mistake) log(t('Some settings in “{0}” were not applied: {1}', uri, mistake.message));
  }

  /** Problems are worded when a file is read. If the language changes, all files are read again. */
  #tellIn(t: Translate): void {
    if (this.#t === t) return;
    this.#t = t;
    for (const [uri, text] of this.#texts) this.#takeUp(uri, text, t);
  }

  /** Uses a form as soon as it is saved. A form with a problem is not used; the others are. */
  #inForce(isOther: boolean): boolean {
    const { forms, settings, log } = this.#host;
    if (settings.useForms(forms.forms) && forms.unused > 0) {
      const { t } = settings.current;
      log(t('The workspace has more than {0} forms. Not used: {1}', MOST_FORMS, forms.unused));
    }
    return isOther;
  }
}
