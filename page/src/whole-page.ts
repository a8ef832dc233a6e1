import { element } from '../../client/src/table-view/element.ts';
import { LARGEST_FILE } from '../../server/src/bytes/content.ts';
import { button } from './button.ts';
import { filesChosen, filesDropped, type GivenFile } from './dropped-items.ts';
import { ownUriOf } from './dropped-uris.ts';
import { FileList } from './file-list.ts';
import { FilePage } from './file-page.ts';
import { freeName, givenAgain } from './given-again.ts';
import type {
  FileBytes,
  FileNames,
  FileSummary,
  FileView,
  FromCore,
  PageLanguage,
  PageWords,
  ToCore,
} from './page-messages.ts';
import { ReviewFrame } from './review-frame.ts';
import { saveFile } from './save-file.ts';

/** Sends a message to the core; the buffers in `transfer` are handed over. */
export type SendToCore = (message: ToCore, transfer: Transferable[]) => void;

/** A file that the user gave, with what was found in it once it was looked at. */
interface KnownFile extends GivenFile, FileNames {
  summary: FileSummary | undefined;
  isUnsaved: boolean;
}

/** What is shown: the place to drop files, the list of files, one of them, or the page for reviewers about them. */
type Shown = 'start' | 'list' | 'file' | 'review';

/** The page in one language: the elements that are drawn again when the language changes. */
interface Drawn {
  readonly words: PageWords;
  readonly list: FileList;
  readonly file: FilePage;
  readonly review: ReviewFrame;
  readonly main: HTMLElement;
  readonly back: HTMLButtonElement;
  readonly start: HTMLElement;
  readonly said: HTMLElement;
  readonly end: AbortController;
}

/** The whole page. It knows the files that the user gave, and shows what the core says of them. */
export class WholePage {
  readonly #send: SendToCore;
  #files: readonly KnownFile[] = [];
  /** How many files were given so far. */
  #count = 0;
  /** Ends when all files that were given are in the list. */
  #added = Promise.resolve();
  /** The file that is being looked at for the list. */
  #looking: number | undefined;
  /** Whether the core was asked, since a file was last looked at, which are to be looked at again. */
  #isSettled = true;
  #shown: Shown = 'start';
  #language: PageLanguage = 'zh-cn';
  #drawn: Drawn | undefined;

  constructor(send: SendToCore) {
    this.#send = send;
    document.addEventListener('dragover', (event) => {
      event.preventDefault();
      document.body.classList.add('dragging');
    });
    document.addEventListener('dragleave', ({ relatedTarget }) => {
      if (!relatedTarget) document.body.classList.remove('dragging');
    });
    document.addEventListener('drop', (event) => {
      event.preventDefault();
      document.body.classList.remove('dragging');
      if (event.dataTransfer)
        void filesDropped(event.dataTransfer).then((given) => this.give(given));
    });
    window.addEventListener('beforeunload', (event) => {
      if (this.#files.some(({ isUnsaved }) => isUnsaved)) event.preventDefault();
    });
  }

  /** Begins in the language of the browser. */
  start(locale: string): void {
    this.#speak(/^zh\b/i.test(locale) ? 'zh-cn' : 'en');
  }

  /**
   * Takes the files that the user gave. A file that was given before is read again, unless it has unsaved changes: then
   * both are kept.
   */
  give(given: readonly GivenFile[]): void {
    // One after another: files that are given twice in quick succession are compared with each other, too.
    this.#added = this.#added.finally(() => this.#add(given));
  }

  async #add(given: readonly GivenFile[]): Promise<void> {
    if (given.length === 0) {
      if (this.#drawn) this.#drawn.said.textContent = this.#drawn.words.noFiles;
      return;
    }
    const unchanged = this.#files.filter(({ isUnsaved }) => !isUnsaved);
    const again = await givenAgain(given, unchanged);
    // A file can have been changed in the page in the meantime.
    const replaced = this.#files.filter((file) => again.includes(file) && !file.isUnsaved);
    for (const { id } of replaced) this.#send({ kind: 'forget', id }, []);
    const kept = this.#files.filter((file) => !replaced.includes(file));
    const names = new Set(kept.map(({ name }) => name));
    const inOrder = given.toSorted((a, b) => a.path.localeCompare(b.path, 'zh', { numeric: true }));
    const added = inOrder.map((one) => {
      const name = freeName(one.path, names);
      names.add(name);
      return { ...one, id: this.#count++, name, summary: undefined, isUnsaved: false };
    });
    const all = [...kept, ...added];
    // The reports are judged by these.
    const isOwn = ({ path }: KnownFile) => ownUriOf(path) !== undefined;
    this.#files = [...all.filter(isOwn), ...all.filter((file) => !isOwn(file))];
    this.#show('list');
    const [only, ...more] = added;
    if (only && more.length === 0) this.#open(only);
    else this.#lookOn();
  }

  /** Takes a message from the core. */
  take(message: FromCore): void {
    const drawn = this.#drawn;
    switch (message.kind) {
      case 'words':
        this.#draw(message.words);
        break;
      case 'summary':
        this.#note(message.summary);
        break;
      case 'stale':
        this.#lookAgain(message.ids);
        break;
      case 'review':
        this.#show('review');
        drawn?.review.show(message.html);
        break;
      case 'file':
        this.#show('file');
        drawn?.file.show(message.file);
        this.#noteUnsaved(message.file);
        this.#note(message.file);
        break;
      case 'sheet':
        drawn?.file.take(message.message);
        break;
      case 'saved':
        saveFile(message.name, message.bytes);
        break;
    }
  }

  #speak(language: PageLanguage): void {
    this.#language = language;
    this.#send({ kind: 'speak', language }, []);
  }

  /** Notes what was found in a file, and goes on if it was the one that was looked at. */
  #note(summary: FileSummary): void {
    const file = this.#files.find(({ id }) => id === summary.id);
    if (file) file.summary = summary;
    this.#drawn?.list.show(this.#listed());
    if (this.#looking !== summary.id) return;
    this.#looking = undefined;
    this.#lookOn();
  }

  #noteUnsaved({ id, isUnsaved }: FileView): void {
    const file = this.#files.find((one) => one.id === id);
    if (file) file.isUnsaved = isUnsaved;
  }

  #listed() {
    return this.#files.map(({ id, name, summary }) => ({ id, name, summary }));
  }

  /** Has the next file looked at: one after another, so that a file that is opened meanwhile is not delayed. */
  #lookOn(): void {
    if (this.#looking !== undefined) return;
    const next = this.#files.find(({ summary }) => !summary);
    if (!next) {
      if (!this.#isSettled) this.#send({ kind: 'settle' }, []);
      this.#isSettled = true;
      return;
    }
    this.#isSettled = false;
    this.#looking = next.id;
    void this.#ask('look', next);
  }

  #lookAgain(ids: readonly number[]): void {
    for (const file of this.#files) if (ids.includes(file.id)) file.summary = undefined;
    this.#drawn?.list.show(this.#listed());
    this.#lookOn();
  }

  #open(file: KnownFile): void {
    this.#drawn?.list.tellReading(file.name);
    void this.#ask('open', file);
  }

  async #ask(kind: 'look' | 'open', known: KnownFile): Promise<void> {
    const { id, path, name } = known;
    const bytes = await bytesOf(known.file);
    if (!this.#files.includes(known)) {
      // It was given again in the meantime.
      if (this.#looking === id) this.#looking = undefined;
      this.#lookOn();
      return;
    }
    const given: FileBytes = { id, path, name, bytes };
    this.#send({ kind, file: given }, typeof bytes === 'string' ? [] : [bytes.buffer]);
  }

  #show(shown: Shown): void {
    this.#shown = shown;
    const drawn = this.#drawn;
    if (!drawn) return;
    const { list, file, review, start, main, back } = drawn;
    document.body.dataset.shown = shown;
    back.hidden = shown !== 'review' && (shown !== 'file' || this.#files.length < 2);
    const part = { start, list: list.element, file: file.element, review: review.element }[shown];
    if (main.firstElementChild !== part || main.childElementCount > 1) main.replaceChildren(part);
    if (shown !== 'list') return;
    list.show(this.#listed());
    list.focus();
  }

  /** Draws the page in another language. */
  #draw(words: PageWords): void {
    this.#drawn?.end.abort();
    const end = new AbortController();
    const chooser = (isFolder: boolean) => {
      const input = element('input', { type: 'file', multiple: true, hidden: true });
      input.webkitdirectory = isFolder;
      input.addEventListener('change', () => {
        this.give(filesChosen(input.files ?? []));
        input.value = '';
      });
      return input;
    };
    const [files, folder] = [chooser(false), chooser(true)];
    files.id = 'files';
    folder.id = 'folder';
    const choosing = () => [
      button(words.chooseFiles, () => files.click(), { className: 'main' }),
      button(words.chooseFolder, () => folder.click()),
    ];
    const said = element('p', { className: 'answer', role: 'status' });
    const start = element(
      'section',
      { className: 'band start' },
      element('h1', { textContent: words.drop }),
      element('p', { className: 'kinds', textContent: words.kinds }),
      element('div', { className: 'actions' }, ...choosing()),
      said,
      element('p', { textContent: words.purpose }),
      element('p', { className: 'privacy', textContent: words.privacy }),
    );
    const list = new FileList(words, {
      open: (id) => {
        const file = this.#files.find((one) => one.id === id);
        if (file) this.#open(file);
      },
      review: () => this.#send({ kind: 'review' }, []),
    });
    const review = new ReviewFrame(words);
    const file = new FilePage(words, (message) => this.#send(message, []), end.signal);
    const back = button(words.back, () => this.#show('list'));
    const other = this.#language === 'en' ? 'zh-cn' : 'en';
    const language = button(NAMES[other], () => this.#speak(other), {
      lang: other === 'en' ? 'en' : 'zh-CN',
    });
    const brand = element('p', { className: 'brand' });
    brand.append(
      element('span', { textContent: '勾稽', lang: 'zh-CN' }),
      element('span', { textContent: 'Gouji', lang: 'en' }),
    );
    const tools = element('div', { className: 'tools' }, back, ...choosing(), language);
    const main = element('main');
    this.#drawn = { words, list, file, review, main, back, start, said, end };
    document.documentElement.lang = words.language === 'en' ? 'en' : 'zh-CN';
    document.body.replaceChildren(
      element('header', { className: 'band bar' }, brand, tools),
      main,
      files,
      folder,
    );
    // What it was is in the other language.
    this.#show(this.#shown === 'review' ? 'list' : this.#shown);
    // The core says again what it found, in the new language.
    for (const known of this.#files) known.summary = undefined;
    this.#looking = undefined;
    this.#lookOn();
  }
}

async function bytesOf(file: File | undefined): Promise<FileBytes['bytes']> {
  if (!file) return 'unreadable';
  if (file.size > LARGEST_FILE) return 'too large';
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    // It was changed, moved or deleted since it was given.
    return 'unreadable';
  }
}

/** What the languages call themselves. */
const NAMES: Readonly<Record<PageLanguage, string>> = { 'zh-cn': '中文', en: 'English' };
