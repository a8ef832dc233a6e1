import { isRequestVerb } from '../meanings.ts';
import { type Branch, type Context, inLine, inSegment, inSentence } from './context.ts';
import {
  outcomesTogether,
  proceedingsIn,
  queryOf,
  type Readings,
  type Rows,
  requestsIn,
  rowsOfVerbs,
} from './slot-query.ts';
import type { Thing } from './thing.ts';

/** The query for one slot, from names that only this form has; undefined if they name no slot, or several. */
export type OwnQuery = (names: readonly string[]) => string | undefined;

/** What a thing means if all of it is counted. */
export function meantBy(thing: Thing, context: Context, ownQuery: OwnQuery): Readings | undefined {
  switch (thing.kind) {
    case 'whole':
    case 'stock':
      return requestsIn(thing.rows);
    case 'verb':
      return isRequestVerb(thing.verb)
        ? requestsIn(rowsOfVerbs([thing.verb]))
        : [[queryOf('document', thing.verb)]];
    case 'outcomes':
      return outcomesTogether(thing.outcomes);
    case 'applicant': {
      const { applicant, verb } = thing;
      const rows = verb ? rowsOfVerbs([verb]) : (context.line.whole ?? rowsOfVerbs([]));
      return requestsIn(rows, applicant);
    }
    case 'documents':
      return [[queryOf('document', thing.verb)]];
    case 'decisions':
      return [[queryOf(thing.decision, 'decided')]];
    case 'proceedings':
      return proceedingsIn(thing.kinds);
    case 'result':
      return resultReadings(thing, context);
    case 'own': {
      const query = ownQuery(thing.names);
      return query === undefined ? undefined : [[query]];
    }
  }
}

/** Which proceedings a result belongs to: those named with it, or the only kind counted in the segment. */
function proceedingsOf(
  { of }: Extract<Thing, { kind: 'result' }>,
  { segment, sentence }: Context,
): 'review' | 'suit' | undefined {
  if (of) return of;
  const kinds = segment.counted.filter(({ kind }) => kind === 'review' || kind === 'suit');
  return kinds.length === 1 ? sentence.proceedings : undefined;
}

function resultReadings(
  thing: Extract<Thing, { kind: 'result' }>,
  context: Context,
): Readings | undefined {
  const kind = proceedingsOf(thing, context);
  if (!kind) return undefined;
  const all = proceedingsIn([kind], thing.result);
  const { suits } = context.sentence;
  // 直接起诉2件，维持1件 may give the results of these, or of all suits.
  return suits && !thing.of ? [...proceedingsIn([suits], thing.result), ...all] : all;
}

/** The context after a number of a thing, even if the number is not the report's own. */
export function afterThing(context: Context, thing: Thing, isZero: boolean): Context {
  switch (thing.kind) {
    case 'whole':
      return afterWhole(context, thing.rows);
    case 'verb':
      return isRequestVerb(thing.verb) ? afterWhole(context, rowsOfVerbs([thing.verb])) : context;
    case 'documents':
    case 'decisions':
      return inSentence(context, { documents: true });
    case 'proceedings':
      return afterProceedings(context, thing.kinds, isZero);
    default:
      return context;
  }
}

function afterWhole(context: Context, rows: Rows): Context {
  return inLine(context, { whole: rows });
}

/**
 * In a segment that counts more proceedings than this, "all" is not interpreted. It also bounds the
 * memory.
 */
export const MOST_COUNTED = 8;

function afterProceedings(
  context: Context,
  kinds: Extract<Thing, { kind: 'proceedings' }>['kinds'],
  isZero: boolean,
): Context {
  const [kind, more] = kinds;
  const before = context.segment.counted;
  const counted =
    before.length < MOST_COUNTED
      ? [...before, ...kinds.map((one) => ({ kind: one, isZero }))]
      : before;
  const counting = inSegment(context, { counted });
  if (kind === 'direct' || kind === 'after-review') return inSentence(counting, { suits: kind });
  return inSentence(counting, { proceedings: more ? undefined : kind, suits: undefined });
}

/** What 其中 after a number of this thing would split. */
export function branchBehind(thing: Thing, { segment, bracket }: Context): Branch {
  if (segment.branch !== undefined) return bracket.last;
  switch (thing.kind) {
    case 'whole':
      return 'whole';
    case 'verb':
      return isRequestVerb(thing.verb) ? 'whole' : 'else';
    case 'outcomes':
      return 'outcomes';
    case 'proceedings':
      return 'proceedings';
    case 'stock':
      return thing.rows.some((sum) => sum.includes('carried')) ? 'carried' : 'else';
    default:
      return 'else';
  }
}
