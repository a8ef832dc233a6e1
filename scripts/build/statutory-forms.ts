import type { Plugin } from 'esbuild';
import { statutoryForms } from '../../server/src/form/statutory.ts';

/**
 * Puts the statutory forms into a bundle as they are once read and checked: that takes a server longer than
 * all else at its start, and comes out the same each time. They are plain data, and no object in them is
 * known by its identity.
 */
export function embedStatutoryForms(): Plugin {
  const forms = JSON.stringify(JSON.stringify(statutoryForms()));
  return {
    name: 'embed-statutory-forms',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]form[\\/]statutory\.ts$/ }, () => ({
        contents: `export const statutoryForms = () => JSON.parse(${forms});`,
      }));
    },
  };
}
