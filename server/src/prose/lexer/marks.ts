import { NUMERALS } from '../../figure/chinese.ts';

/** `stop`: ends a sentence. `semicolon`, `comma`: parts of one. */
export type ProseMark = 'stop' | 'semicolon' | 'comma' | 'open' | 'close';

/** By code unit: every character of a report's prose is looked for here. */
export const MARKS: ReadonlyMap<number, ProseMark> = new Map(
  Object.entries({
    '。': 'stop',
    '！': 'stop',
    '？': 'stop',
    '!': 'stop',
    '?': 'stop',
    '；': 'semicolon',
    '，': 'comma',
    '（': 'open',
    '）': 'close',
  } as const).map(([char, mark]) => [char.charCodeAt(0), mark]),
);

/** What the title of a document begins with, by code unit. */
export const TITLE = '《'.charCodeAt(0);

/** The code units with which something begins that is no word: marks, numbers, titles. */
export const BEGIN_OTHERS: readonly number[] = [
  ...MARKS.keys(),
  TITLE,
  ...Array.from(`0123456789${NUMERALS}`, (char) => char.charCodeAt(0)),
];
