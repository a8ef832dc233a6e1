import type { Field } from './field.ts';
import { type Declaration, declarationsIn, type Reading } from './readings.ts';
import { type Proof, prove, sumsApart } from './ways.ts';

/**
 * A total that labels declare, in the reading that the table confirms, with all other readings that could
 * be meant.
 */
export interface Labelled {
  readonly proof: Proof;
  readonly others: readonly Proof[];
}

/**
 * The totals that the labels of a field's lines declare and its figures confirm.
 *
 * @param proven The sums that the figures show by themselves.
 */
export function labelledIn(field: Field, proven: readonly Proof[]): Labelled[] {
  const shown = new Set(proven.map(({ way }) => way.total));
  const places = new Map(field.lines.map((line, index) => [line, index]));
  const tried = declarationsIn(field.lines.filter(({ role }) => role !== 'apart')).map(
    (declaration): Tried => ({
      declaration,
      trials: declaration.readings.map((reading) => {
        const parts = reading.parts.map((part) => places.get(part) ?? 0);
        const total = places.get(declaration.total) ?? 0;
        const proof = prove(field, { total, parts });
        return { reading, proof, tally: tallyOf(field, proof) };
      }),
    }),
  );
  const pools = poolsOf(tried);
  return tried.flatMap(({ declaration, trials }): Labelled[] => {
    // How others of its level are meant says nothing of a total whose own figures show how it is meant.
    const isShown = trials.some(({ proof }) => shown.has(proof.way.total));
    const confirmed = trials.filter(
      ({ tally, reading }) =>
        isConfirmed(tally) ||
        (!isShown &&
          tally.broken <= Math.max(1, tally.holding) &&
          pools.has(poolKey(declaration, reading))),
    );
    const [best] = confirmed.toSorted(
      (a, b) => b.tally.holding - b.tally.broken - (a.tally.holding - a.tally.broken),
    );
    return best ? [{ proof: best.proof, others: trials.map((one) => one.proof) }] : [];
  });
}

interface Tried {
  readonly declaration: Declaration;
  readonly trials: readonly Trial[];
}

/** A reading of a declaration with its result along every cross. */
interface Trial {
  readonly reading: Reading;
  readonly proof: Proof;
  readonly tally: Tally;
}

/** How often a reading holds and is broken, and for how many different sums with more than one part. */
interface Tally {
  readonly telling: number;
  readonly holding: number;
  readonly broken: number;
}

/** The kinds of readings that all totals of a level confirm together. */
function poolsOf(tried: readonly Tried[]): Set<string> {
  const pools = new Map<string, Tally>();
  for (const { declaration, trials } of tried) {
    for (const { reading, tally } of trials) {
      const key = poolKey(declaration, reading);
      const { telling, holding, broken } = pools.get(key) ?? { telling: 0, holding: 0, broken: 0 };
      pools.set(key, {
        telling: telling + tally.telling,
        holding: holding + tally.holding,
        broken: broken + tally.broken,
      });
    }
  }
  return new Set([...pools].flatMap(([key, tally]) => (isConfirmed(tally) ? [key] : [])));
}

function poolKey({ total }: Declaration, { kind }: Reading): string {
  return `${total.level} ${kind}`;
}

/** Counts the sums that hold and those that do not. Equal sums confirm no more than one of them. */
function tallyOf(field: Field, { way, outcomes }: Proof): Tally {
  const isNew = sumsApart(field, way);
  let [telling, holding, broken] = [0, 0, 0];
  for (const { cross, status, filled, bits } of outcomes) {
    if (status === 'broken') broken++;
    if (status !== 'holding' || filled === 0) continue;
    holding++;
    if (bits > 0 && !field.shares.has(cross) && isNew(cross)) telling++;
  }
  return { telling, holding, broken };
}

/** Whether the sums that hold are no chance, and at least twice as many as those that do not. */
function isConfirmed({ telling, holding, broken }: Tally): boolean {
  const isTold = telling >= 2 || (telling === 1 && holding >= 4);
  return isTold && holding >= 2 * broken;
}
