import { keep } from '../../draft/keep.ts';
import type { Row, TableForm } from '../../form/form.ts';
import { labelKey } from '../../form/label.ts';
import { grouped } from '../../grouped.ts';
import type { LevelName, NamedRow } from './slot-place.ts';

/** Index of the only row of a table, with the rows of a draft, that a sentence names; undefined if none or several may be meant. */
export function rowNamedBy(form: TableForm, named: NamedRow): number | undefined {
  const { names, digits, endings } = named;
  const own = names.at(-1);
  if (!own) return undefined;
  const rows = rowsOf(form);
  const found = rows.called(own, endings).filter((index) => {
    const code = form.rows[index]?.code ?? '';
    return (
      (digits === '' || code === digits) &&
      names.slice(0, -1).every((above) =>
        rows.called(above, endings).some((other) => {
          const parent = form.rows[other]?.code ?? '';
          return parent !== '' && code !== parent && code.startsWith(parent);
        }),
      )
    );
  });
  const [only, second] = found;
  return second === undefined ? only : undefined;
}

interface RowsByName {
  /** Indexes of the rows with a name. */
  called(named: LevelName, endings: readonly string[]): readonly number[];
}

const rowsOf = keep((form: TableForm): RowsByName => {
  const { rows, byHeadings } = form;
  const lengths = byHeadings?.codes ?? [];
  const levelOf = ({ code }: Row) => (code === '' ? 0 : lengths.indexOf(code.length));
  const byKey = grouped(rows.keys(), (index) => {
    const row = rows[index];
    return row ? row.keys.flatMap((key) => [`${levelOf(row)} ${key}`, `any ${key}`]) : [];
  });
  /** Long labels are sometimes cut off in a table. */
  const cutOff = (level: LevelName['level'], key: string) =>
    [...rows.entries()].flatMap(([index, row]) => {
      const isCut = row.keys.some((own) => own.length >= SHORTEST_CUT && key.startsWith(own));
      return isCut && (level === 'any' || levelOf(row) === level) ? [index] : [];
    });
  return {
    called({ level, name }, endings) {
      const key = labelKey(name);
      const without = endings.flatMap((ending) =>
        ending !== '' && key.endsWith(ending) ? key.slice(0, -ending.length) : [],
      );
      const exact = byKey.get(`${level} ${key}`);
      if (exact) return exact;
      const near = [...endings.map((ending) => key + ending), ...without];
      const found = near.flatMap((one) => byKey.get(`${level} ${one}`) ?? []);
      return found.length > 0 ? [...new Set(found)] : cutOff(level, key);
    },
  };
});

const SHORTEST_CUT = 8;
