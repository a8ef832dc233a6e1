import { NUMERALS } from '../../figure/chinese.ts';

/** `stop` ends a sentence; `semicolon` and `comma` end parts of one. */
export type ProseMark = 'stop' | 'semicolon' | 'comma' | 'open' | 'close';

/** By code unit, because every character of the prose is looked up here. */
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

/** The code unit with which the title of a document begins. */
export const TITLE = '《'.charCodeAt(0);

/** The code units that begin tokens other than words: marks, numbers and titles. */
export const BEGIN_OTHERS: readonly number[] = [
  ...MARKS.keys(),
  TITLE,
  ...Array.from(`0123456789${NUMERALS}`, (char) => char.charCodeAt(0)),
];
