import { LARGEST_FILE } from '../../server/src/bytes/content.ts';
import { type Translate, translatorFor } from '../../server/src/l10n.ts';
import type { SourceTools } from '../../server/src/source/draft-source.ts';
import { DroppedFile } from './dropped-file.ts';
import { type Basis, DroppedTogether, wantedIn } from './dropped-together.ts';
import { ownUriOf } from './dropped-uris.ts';
import { editsOfFix, fileView, type ShownTables, summaryOf, tablesOf } from './file-view.ts';
import type {
  FileBytes,
  FileNames,
  FileSummary,
  FromCore,
  PageLanguage,
  ToCore,
} from './page-messages.ts';
import { pageWords } from './page-words.ts';
import { type ReviewedFile, reviewedFile, reviewOf } from './review.ts';
import { SheetDesk } from './sheet-desk.ts';

/** A file that the user has opened, with its tables as they were last shown. */
interface OpenedFile {
  readonly id: number;
  readonly file: DroppedFile;
  readonly tables: ShownTables;
}

/** A file that was looked at. */
interface LookedAt {
  readonly names: FileNames;
  /** The keys of last year's reports of its bodies. */
  readonly wanted: readonly string[];
  /** What it was judged by. */
  readonly basis: Basis;
  readonly reviewed: ReviewedFile;
}

/** The core behind the page: it reads the files, checks them and changes them. It does no I/O of its own. */
export class PageCore {
  readonly #tools: SourceTools;
  readonly #post: (message: FromCore) => void;
  readonly #desk: SheetDesk;
  /** The files that the user has opened, by their numbers. */
  readonly #files = new Map<number, DroppedFile>();
  /** The reports that were looked at, by their numbers. */
  readonly #looked = new Map<number, LookedAt>();
  readonly #together: DroppedTogether;
  /** The file that is shown. */
  #shown: OpenedFile | undefined;

  constructor(tools: SourceTools, post: (message: FromCore) => void) {
    this.#tools = tools;
    this.#post = post;
    this.#together = new DroppedTogether(tools.decode, translatorFor('zh-cn'));
    this.#desk = new SheetDesk((message) => {
      if (this.#shown) post({ kind: 'sheet', id: this.#shown.id, message });
    });
  }

  take(message: ToCore): void {
    try {
      this.#take(message);
    } catch (reason) {
      if (!('file' in message || 'id' in message)) throw reason;
      // A bug in Gouji affects only this file.
      const { id, name } =
        'file' in message
          ? message.file
          : { id: message.id, name: this.#files.get(message.id)?.names.name ?? '' };
      const says = reason instanceof Error ? reason.message : String(reason);
      const sentence = this.#t('Gouji failed at this file: {0}', says);
      this.#post({ kind: 'summary', summary: { id, name, title: '', sentence, state: 'unread' } });
    }
  }

  #take(message: ToCore): void {
    switch (message.kind) {
      case 'speak':
        this.#speak(message.language);
        break;
      case 'look':
        this.#post({ kind: 'summary', summary: this.#look(message.file) });
        break;
      case 'open':
        this.#open(message.file);
        break;
      case 'settle':
        this.#post({ kind: 'stale', ids: this.#stale() });
        break;
      case 'review':
        this.#post({ kind: 'review', html: this.#review() });
        break;
      case 'forget':
        this.#forget(message.id);
        break;
      case 'sheet':
        this.#takeFromSheet(message);
        break;
      default:
        this.#change(message);
    }
  }

  #speak(language: PageLanguage): void {
    this.#together.speak(translatorFor(language));
    for (const [id, file] of this.#files) this.#files.set(id, file.again());
    this.#post({ kind: 'words', words: pageWords(language, this.#t) });
    if (this.#shown) this.#show(this.#shown.id);
  }

  get #t(): Translate {
    return this.#together.t;
  }

  #look(given: FileBytes): FileSummary {
    const { id } = given;
    const file = this.#files.get(id) ?? this.#read(given);
    if (!(file instanceof DroppedFile)) {
      if (file.state === 'unread') this.#looked.set(id, unread(given, file.sentence));
      return file;
    }
    const { document, names } = file;
    if (!this.#together.knows(id)) this.#together.handOn(id, document);
    const wanted = wantedIn(document);
    const basis = this.#together.basisOf(names, wanted);
    this.#looked.set(id, { names, wanted, basis, reviewed: reviewedFile(file, this.#t) });
    return summaryOf(file, this.#t);
  }

  /** The files that are to be looked at again, because others have been read since. */
  #stale(): number[] {
    return [...this.#looked].flatMap(([id, { names, wanted, basis, reviewed }]) => {
      if (reviewed.kind === 'failure' && basis.length === 0) return [];
      const now = this.#together.basisOf(names, wanted);
      const isSame = now.length === basis.length && now.every((one, index) => one === basis[index]);
      return isSame ? [] : [id];
    });
  }

  #review(): string {
    const files = [...this.#looked].map(([id, { names, reviewed }]) => {
      const open = this.#files.get(id);
      return [names.name, open ? reviewedFile(open, this.#t) : reviewed] as const;
    });
    return reviewOf(files, this.#t);
  }

  #forget(id: number): void {
    this.#together.forget(id);
    this.#looked.delete(id);
    this.#files.delete(id);
    if (this.#shown?.id === id) this.#shown = undefined;
  }

  #open(given: FileBytes): void {
    const { id } = given;
    const file = this.#files.get(id) ?? this.#read(given);
    if (!(file instanceof DroppedFile)) {
      this.#post({ kind: 'summary', summary: file });
      return;
    }
    this.#files.set(id, file);
    this.#look(given);
    this.#show(id);
  }

  /** Reads a file; if it is no draft, what the list says of it. */
  #read({ bytes, ...names }: FileBytes): DroppedFile | FileSummary {
    const t = this.#t;
    const { id, path, name } = names;
    const said = { id, name, title: '' };
    if (bytes === 'unreadable') {
      const sentence = t('It is no longer there, or the browser may not read it.');
      return { ...said, sentence, state: 'unread' };
    }
    if (bytes === 'too large') {
      const megabytes = LARGEST_FILE / 1_000_000;
      const sentence = t('It cannot be read: the file is larger than {0} MB.', megabytes);
      return { ...said, sentence, state: 'unread' };
    }
    const own = ownUriOf(path);
    if (own !== undefined) {
      const problem = this.#together.use(id, own, bytes);
      return {
        ...said,
        sentence: problem ?? t('The reports are judged by it.'),
        state: problem === undefined ? 'used' : 'unused',
      };
    }
    const file = DroppedFile.read(names, bytes, this.#tools, this.#together);
    return file instanceof DroppedFile
      ? file
      : { ...said, sentence: file.problem, state: 'unread' };
  }

  #show(id: number): void {
    const file = this.#files.get(id);
    if (!file) return;
    const tables = tablesOf(file.document);
    this.#shown = { id, file, tables };
    this.#post({ kind: 'file', file: fileView(file, tables, this.#t) });
    this.#desk.show(file, tables);
  }

  #takeFromSheet({ id, message }: Extract<ToCore, { kind: 'sheet' }>): void {
    const shown = this.#shown;
    if (shown?.id !== id) return;
    const outcome = this.#desk.take(message, shown.file, shown.tables);
    if (outcome === 'save') this.#save(shown);
    else if (outcome !== 'unchanged') this.#together.handOn(id, shown.file.document);
    if (outcome !== 'unchanged' || message.kind === 'ready') this.#show(id);
  }

  #change(
    message: Exclude<
      ToCore,
      { kind: 'speak' | 'look' | 'settle' | 'review' | 'open' | 'forget' | 'sheet' }
    >,
  ): void {
    const shown = this.#shown;
    if (shown?.id !== message.id) return;
    const { file } = shown;
    switch (message.kind) {
      case 'mend':
        file.mend();
        break;
      case 'undo':
        file.undo();
        break;
      case 'redo':
        file.redo();
        break;
      case 'fix': {
        const edits = editsOfFix(file.document, message.finding, message.fix, message.title);
        if (edits) file.edit(edits);
        break;
      }
      case 'save':
        this.#save(shown);
        break;
    }
    if (message.kind !== 'save') this.#together.handOn(message.id, file.document);
    this.#show(message.id);
  }

  #save({ id, file }: OpenedFile): void {
    const bytes = file.save();
    // Every change was tried when it was made, so it can be written.
    if (!(bytes instanceof Uint8Array)) return;
    const { path } = file.names;
    const name = path.split('/').at(-1) ?? path;
    this.#post({ kind: 'saved', id, name, bytes: new Uint8Array(bytes) });
  }
}

function unread({ id, path, name }: FileNames, sentence: string): LookedAt {
  const reviewed = { kind: 'failure', line: `${name}: ${sentence}` } as const;
  return { names: { id, path, name }, wanted: [], basis: [], reviewed };
}
