import type {
  FromView,
  NamedCell,
  ToView,
  Words,
} from '../../client/src/table-view/panel-messages.ts';

/** The languages of the page. */
export type PageLanguage = 'zh-cn' | 'en';

/** What the page asks of the core. A file is named by the number that the page gave it. */
export type ToCore =
  /** The language of all messages from now on. */
  | { readonly kind: 'speak'; readonly language: PageLanguage }
  /** Reads a file, says what was found in it, and forgets it again. */
  | { readonly kind: 'look'; readonly file: FileBytes }
  /** All files have been looked at. */
  | { readonly kind: 'settle' }
  /** Writes the page for reviewers about all files that were looked at. */
  | { readonly kind: 'review' }
  /** Reads a file unless it is still known, and shows it. */
  | { readonly kind: 'open'; readonly file: FileBytes }
  /** Forgets a file with its changes. */
  | { readonly kind: 'forget'; readonly id: number }
  /** Makes all certain corrections in the file that is shown. */
  | { readonly kind: 'mend'; readonly id: number }
  | { readonly kind: 'undo' | 'redo'; readonly id: number }
  /** Makes the fix of a finding, by their indexes. The titles are those that the user saw. */
  | {
      readonly kind: 'fix';
      readonly id: number;
      readonly finding: number;
      readonly fix: number;
      readonly title: string;
    }
  | { readonly kind: 'save'; readonly id: number }
  /** What the user did in the tables. */
  | { readonly kind: 'sheet'; readonly id: number; readonly message: FromView };

/** What the core answers. */
export type FromCore =
  | { readonly kind: 'words'; readonly words: PageWords }
  | { readonly kind: 'summary'; readonly summary: FileSummary }
  /** The files that must be looked at again, because they are judged by others that were read later. */
  | { readonly kind: 'stale'; readonly ids: readonly number[] }
  /** The page for reviewers, a whole file of HTML. */
  | { readonly kind: 'review'; readonly html: string }
  | { readonly kind: 'file'; readonly file: FileView }
  | { readonly kind: 'sheet'; readonly id: number; readonly message: ToView }
  /** The bytes of the file as it is now. */
  | {
      readonly kind: 'saved';
      readonly id: number;
      readonly name: string;
      readonly bytes: Uint8Array<ArrayBuffer>;
    };

/** What a file is called. */
export interface FileNames {
  /** The number that the page gave it. */
  readonly id: number;
  /** Its name or path, as the user knows it. Another file can have the same one. */
  readonly path: string;
  /** The name under which it is shown: its path, with a number if another file has the same one. */
  readonly name: string;
}

/** A file with its content. */
export interface FileBytes extends FileNames {
  /** Or why there are none. */
  readonly bytes: Uint8Array<ArrayBuffer> | 'too large' | 'unreadable';
}

/**
 * What came of a file: of a report, or of one of the user's own files, by which reports are judged (`used`) or, because
 * something in it is wrong, not all of it is used (`unused`).
 */
export type FileState = 'right' | 'wrong' | 'unchecked' | 'unread' | 'used' | 'unused';

/** What a list says of a file. */
export interface FileSummary {
  readonly id: number;
  readonly name: string;
  /** Title of its first report; empty if there is none. */
  readonly title: string;
  /** The result in a sentence: how much was found, or why the file cannot be read. */
  readonly sentence: string;
  readonly state: FileState;
}

/** A file as the page shows it, without its tables, which are sent to the sheet. */
export interface FileView extends FileSummary {
  /** What of the file was not read or not checked, in sentences. */
  readonly notes: readonly string[];
  /** In the order of the text. */
  readonly findings: readonly FindingView[];
  /** How many findings are not listed. */
  readonly more: number;
  /** How many certain corrections can be made at once. */
  readonly certain: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Whether it differs from the file that was read. */
  readonly isChanged: boolean;
  readonly isUnsaved: boolean;
  /** Why the last change was not made or not made in full; in sentences. */
  readonly refusals: readonly string[];
  /** Whether it is ready to be published, in a sentence. */
  readonly readiness: string;
  /** The findings as a text for the author of the report; empty if there are none. */
  readonly findingsText: string;
}

export interface FindingView {
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly message: string;
  /** Name of its table; empty in prose. */
  readonly table: string;
  /** In prose, the words around it. */
  readonly words: string;
  /** Its cell in the tables that are shown. */
  readonly cell: NamedCell | undefined;
  readonly fixes: readonly FixView[];
}

export interface FixView {
  readonly title: string;
  /** Whether it is the only smallest repair. */
  readonly isCertain: boolean;
}

/** The texts of the page in one language. `{0}` is replaced where they are shown. */
export interface PageWords {
  readonly language: PageLanguage;
  readonly table: Words;
  readonly purpose: string;
  readonly drop: string;
  readonly kinds: string;
  readonly chooseFiles: string;
  readonly chooseFolder: string;
  readonly privacy: string;
  readonly reading: string;
  readonly file: string;
  readonly report: string;
  readonly result: string;
  readonly files: string;
  readonly filesRead: string;
  readonly noFiles: string;
  readonly back: string;
  readonly showReview: string;
  readonly saveReview: string;
  readonly review: string;
  /** The name of the file, without its ending. */
  readonly reviewName: string;
  readonly findings: string;
  readonly inProse: string;
  readonly more: string;
  readonly otherFixes: string;
  readonly mend: string;
  readonly undo: string;
  readonly redo: string;
  readonly save: string;
  readonly unsaved: string;
  readonly copy: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly pasteByKey: string;
  readonly print: string;
  readonly ready: string;
  readonly severities: Readonly<Record<FindingView['severity'], string>>;
}
