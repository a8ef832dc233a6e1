import { behindLast } from '../lexer/behind-last.ts';
import { comparatorIn, type Direction, directionAt, isLastYear } from './direction.ts';
import { type Quantity, quantitiesIn } from './quantity.ts';

/** A quantity with the words before it. */
export interface SaidNumber extends Quantity {
  /** The text since the quantity before it in its passage. It may have several clauses. */
  readonly gap: string;
  /** The end of the gap after its last mark or 其中: `基本支出为`. */
  readonly clause: string;
  /** What it is the amount of: the clause without 为 and the like. */
  readonly label: string;
  /** Index of its sentence in the passage, and of the part of the sentence between semicolons. */
  readonly sentence: number;
  readonly segment: number;
  /**
   * `level`: how much something is; `percentage`; `change`: by how much something has changed; `base`: an amount
   * with which another is compared (较上年的5件); `other`: an average, an approximate number and the like.
   */
  readonly role: 'level' | 'percentage' | 'change' | 'base' | 'other';
  /** The words for a change before it (比上年增加). A percentage may have them too. */
  readonly way: Direction | undefined;
}

/** A number with the words for a change before it. */
export interface Changing extends SaidNumber {
  readonly way: Direction;
}

/** Whether an amount is that of a change. */
export function isChange(said: SaidNumber): said is Changing {
  return said.way !== undefined && said.role === 'change';
}

/** A stretch of text whose quantities belong together: a line, or what stands in brackets there. */
export interface Passage {
  readonly said: readonly SaidNumber[];
  /**
   * For brackets right after a quantity: that one and those before it in the passage around them, the nearest first.
   */
  readonly outer: readonly SaidNumber[];
  /** The passages in brackets. */
  readonly inner: readonly Passage[];
}

/** Brackets that continue the statement before them: 增加5件（增长10%）. */
const INLINE = /^（(?:同比)?(?:增|减|下降|上升|降低|提高)/;
/** How much text after the last quantity is read, so that its brackets end. */
const LONGEST_REST = 200;

/** How many quantities before brackets are considered for what is in them. */
const MOST_AROUND = 10;

/**
 * The passages of a compact line: the brackets that hold quantities, the inner ones first, and last the line without
 * them.
 */
export function passagesIn(line: string): Passage[] {
  const quantities = quantitiesIn(line);
  const text = line.slice(0, (quantities.at(-1)?.end ?? 0) + LONGEST_REST);
  const brackets = bracketsIn(text).filter(
    ({ start, end }) =>
      !INLINE.test(text.slice(start, start + 5)) &&
      quantities.some((quantity) => start < quantity.start && quantity.end < end),
  );
  const found: Passage[] = [];
  const read = (from: number, to: number, outer: readonly SaidNumber[]): Passage => {
    const said: SaidNumber[] = [];
    const inner: Passage[] = [];
    let [gap, at, sentence, segment] = ['', from, 0, 0];
    for (const quantity of quantities) {
      if (quantity.start < at || quantity.end > to) continue;
      const bracket = brackets.find(
        ({ start, end }) => at <= start && end <= to && quantity.end < end,
      );
      if (bracket && bracket.start < quantity.start) {
        gap += text.slice(at, bracket.start);
        inner.push(
          read(
            bracket.start + 1,
            bracket.end - 1,
            gap === '' ? said.slice(-MOST_AROUND).toReversed() : [],
          ),
        );
        at = bracket.end;
        continue;
      }
      gap = (gap + text.slice(at, quantity.start)).replace(/^）/, '');
      sentence += countOf(gap, /[。！？]/g);
      segment += countOf(gap, /；/g);
      said.push(sayingOf(quantity, gap, sentence, segment));
      [gap, at] = ['', quantity.end];
    }
    const passage = { said, outer, inner };
    found.push(passage);
    return passage;
  };
  if (quantities.length > 0) read(0, text.length, []);
  return found;
}

/** How deep brackets are read that stand in others. */
const DEEPEST = 3;

/** The outermost brackets of a text first; end exclusive. */
function bracketsIn(text: string): { readonly start: number; readonly end: number }[] {
  const open: number[] = [];
  const found: { readonly start: number; readonly end: number }[] = [];
  for (const { 0: mark, index } of text.matchAll(/[（）]/g)) {
    if (mark === '（') open.push(index);
    else {
      const start = open.pop();
      if (start !== undefined && open.length < DEEPEST) found.push({ start, end: index + 1 });
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}

function countOf(text: string, mark: RegExp): number {
  return text.match(mark)?.length ?? 0;
}

function sayingOf(quantity: Quantity, gap: string, sentence: number, segment: number): SaidNumber {
  const clause = lastClause(gap);
  const way = directionAt(gap);
  const label = clause.replace(LINK, '').replace(QUOTES, '');
  return {
    ...quantity,
    gap,
    clause,
    label,
    sentence,
    segment,
    role: roleOf(quantity, clause, way),
    way,
  };
}

const LINK = /(?:[为是达：]|共计|均为|各为|均|各)$/;
const QUOTES = /[“”"‘’「」]/g;
/** Where a clause begins. The brackets of a name, as in 因公出国（境）费, are part of the clause. */
const BEGINS = ['，', '。', '；', '：', '！', '？', '其中'];

function lastClause(gap: string): string {
  return behindLast(gap, BEGINS);
}

/** Averages, plans and the like are not added up. */
const NOT_AN_AMOUNT =
  /人均|平均|日均|月均|年均|户均|单价|每|不变价|可比|口径|剔除|扣除|实际增|名义增/;

function roleOf(
  quantity: Quantity,
  clause: string,
  way: Direction | undefined,
): SaidNumber['role'] {
  const { unit, isExact } = quantity;
  if (!isExact || unit === '‰' || unit === '倍' || unit === '成' || unit.endsWith('百分点'))
    return 'other';
  if (NOT_AN_AMOUNT.test(clause)) return 'other';
  if (unit === '%') return 'percentage';
  if (unit === '') return isBarePercentage(clause, way) ? 'percentage' : 'other';
  if (way) return 'change';
  const compared = comparatorIn(clause);
  if (!compared) return 'level';
  const { subject, base } = compared;
  // 比预算超收5万元 is a difference, 较年初预算的5万元 is not.
  if (subject === '') return /[增减多少超短节]/.test(base) ? 'other' : 'base';
  return base.endsWith('的') || isLastYear(base) ? 'base' : 'level';
}

/** Whether a number without a sign is a percentage by the words before it: `占`, `增长`, `完成预算的`. */
function isBarePercentage(clause: string, way: Direction | undefined): boolean {
  return (
    clause.startsWith('占') ||
    (clause.startsWith('完成') && clause.endsWith('的')) ||
    (way !== undefined && /长|降|升|幅|率/.test(way.word))
  );
}
