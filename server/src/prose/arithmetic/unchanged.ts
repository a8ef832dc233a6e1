import { compare } from '../../figure/decimal.ts';
import { meets } from '../../figure/interval.ts';
import { isLastYear } from './direction.ts';
import type { Passage, SaidNumber } from './passage.ts';
import { type Reckoned, reckonedWord, texts } from './reckoned.ts';

/** Words that say that an amount is the same as another. */
const SAME = /^(?:数|时)?(?<word>持平|一致|相等|相同)/;
/** `与上年持平，` before a change: the change contradicts it. */
const SAME_BEFORE =
  /[与同和较比](?<base>[^，。；]{1,12})(?<!基本|大体|大致|总体)(?<word>持平)[，（]?(?:同比)?$/;

/** The words of a passage that say that an amount has not changed, where its numbers say that it has. */
export function unchangedIn({ said }: Passage, text: string): Reckoned[] {
  return said.flatMap((one, index) => {
    if (one.role === 'base') return sameAsBase(said, index, text);
    return one.role === 'change' || one.role === 'percentage' ? changedAfterAll(said, index) : [];
  });
}

/** `支出5万元，与上年的6万元持平`. */
function sameAsBase(said: readonly SaidNumber[], index: number, text: string): Reckoned[] {
  const [now, base] = [said[index - 1], said[index]];
  const word = base && SAME.exec(text.slice(base.end, base.end + LONGEST))?.groups?.word;
  if (!base || !word || now?.role !== 'level' || now.unit !== base.unit) return [];
  if (now.sentence !== base.sentence || now.segment !== base.segment) return [];
  if (meets(now.range, base.range)) return [];
  const start = text.indexOf(word, base.end);
  const sign = compare(now.value, base.value) < 0 ? '<' : '>';
  const reckoning = texts([now, base]).join(` ${sign} `);
  return [reckonedWord({ start, end: start + word.length }, [now, base], reckoning, undefined)];
}

const LONGEST = 10;

/** `与上年持平，增长5%`. */
function changedAfterAll(said: readonly SaidNumber[], index: number): Reckoned[] {
  const change = said[index];
  if (change?.way?.subject !== '' || change.range.low.units <= 0n) return [];
  const before = change.gap.slice(0, change.gap.length - change.way.length);
  const { word, base } = SAME_BEFORE.exec(before)?.groups ?? {};
  // 与预算持平 says nothing of last year.
  if (!word || !base || !isLastYear(base)) return [];
  const start = change.start - change.way.length - before.length + before.lastIndexOf(word);
  const reckoning = `${change.way.word}${change.text}`;
  return [reckonedWord({ start, end: start + word.length }, [change], reckoning, undefined)];
}
