import { plainWords } from './plain-words.ts';

const CHAPTER = /^(?:第[一二三四五六七八九十]{1,3}[部章节]|[一二三四五六七八九十]{1,3}[、.．])/;
const SECTION = /^[（(][一二三四五六七八九十]{1,3}[）)]/;
const ITEM = /^[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]/;
/** A longer line is a sentence. */
const LONGEST = 60;

/** What stands above a line: plain words, each empty if there is none. */
export interface HeadingsAbove {
  readonly chapter: string;
  readonly section: string;
  /** The line that introduces a list, above its items: 主要内容如下：. */
  readonly list: string;
}

export const NO_HEADINGS: HeadingsAbove = { chapter: '', section: '', list: '' };

/** What stands above the line below. The same object if nothing has changed. */
export function headingsBelow(above: HeadingsAbove, line: string): HeadingsAbove {
  const isChapter = CHAPTER.test(line);
  if (isChapter || SECTION.test(line)) {
    // A sentence may follow a heading in its line.
    const [heading = ''] = line.slice(0, LONGEST + 1).split('。');
    if (isShort(heading)) {
      const words = plainWords(heading);
      const { chapter } = isChapter ? { chapter: words } : above;
      return { chapter, section: isChapter ? '' : words, list: '' };
    }
  }
  if (/[：:]$/.test(line) && isShort(line)) return { ...above, list: plainWords(line) };
  return above.list === '' || ITEM.test(line) ? above : { ...above, list: '' };
}

function isShort(text: string): boolean {
  return text.length <= LONGEST && !/[，；\d]/.test(text.replace(/\d{4}年/, ''));
}
