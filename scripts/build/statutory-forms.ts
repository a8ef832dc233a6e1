import { deflateRawSync } from 'node:zlib';
import type { Plugin } from 'esbuild';
import { statutoryForms } from '../../server/src/form/statutory.ts';

/**
 * Puts the statutory forms into a bundle as they are once read and checked: that takes a server longer than
 * all else at its start, and comes out the same each time. They are plain data, and no object in them is
 * known by its identity.
 *
 * @param isPacked Whether they are compressed, for a bundle that is not packed itself. They take a fifteenth of the
 *   room, and some milliseconds to unpack.
 */
export function embedStatutoryForms({ isPacked }: { readonly isPacked: boolean }): Plugin {
  const forms = JSON.stringify(withoutKeys(statutoryForms()));
  const read = isPacked
    ? `import { inflateSync, strFromU8 } from 'fflate/browser';
      const packed = ${JSON.stringify(deflateRawSync(forms, { level: 9 }).toString('base64'))};
      const bytes = () => Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
      const read = () => JSON.parse(strFromU8(inflateSync(bytes())));`
    : `const read = () => JSON.parse(${JSON.stringify(forms)});`;
  const contents = `${read}
    export const statutoryForms = () => (${withKeys})(read());`;
  return {
    name: 'embed-statutory-forms',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]form[\\/]statutory\.ts$/ }, () => ({ contents }));
    },
  };
}

/** Data in which an object is a list: the number of its keys, from 1, and its values. In a list, the first is 0. */
type WithoutKeys = readonly [keys: readonly (readonly string[])[], data: unknown];

/** The objects in the forms have the same keys again and again, which are a third of their text. */
export function withoutKeys(data: unknown): WithoutKeys {
  const known = new Map<string, number>();
  const numberOf = (keys: readonly string[]): number => {
    const key = JSON.stringify(keys);
    const number = known.get(key) ?? known.size + 1;
    known.set(key, number);
    return number;
  };
  const listOf = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return [0, ...value.map(listOf)];
    const entries = Object.entries(value).filter(([, one]) => one !== undefined);
    return [numberOf(entries.map(([key]) => key)), ...entries.map(([, one]) => listOf(one))];
  };
  const list = listOf(data);
  return [[...known.keys()].map((keys) => JSON.parse(keys)), list];
}

/** The data as it was. The bundle has this function as it stands, so it uses nothing else. */
export function withKeys([keys, data]: WithoutKeys): unknown {
  const whole = (value: unknown): unknown => {
    if (!Array.isArray(value)) return value;
    const [number, ...list] = value;
    const values = list.map(whole);
    const own = keys[number - 1];
    return own ? Object.fromEntries(own.map((key, at) => [key, values[at]])) : values;
  };
  return whole(data);
}
