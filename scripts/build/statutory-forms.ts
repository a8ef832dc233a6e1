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
  const forms = JSON.stringify(statutoryForms());
  const contents = isPacked
    ? `import { inflateSync, strFromU8 } from 'fflate/browser';
      const packed = ${JSON.stringify(deflateRawSync(forms, { level: 9 }).toString('base64'))};
      const bytes = () => Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
      export const statutoryForms = () => JSON.parse(strFromU8(inflateSync(bytes())));`
    : `export const statutoryForms = () => JSON.parse(${JSON.stringify(forms)});`;
  return {
    name: 'embed-statutory-forms',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]form[\\/]statutory\.ts$/ }, () => ({ contents }));
    },
  };
}
