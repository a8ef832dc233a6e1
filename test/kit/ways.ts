import type { NotationName } from '../../server/src/draft/notation/notation.ts';

/** Every notation with the documents that it can be in, by their language identifiers. */
export const WAYS: readonly (readonly [NotationName, string])[] = [
  ['lines', 'report-draft'],
  ['lines', 'plaintext'],
  ['tabs', 'report-draft'],
  ['tabs', 'tsv'],
  ['spaces', 'report-draft'],
  ['markdown', 'markdown'],
  ['markdown', 'report-draft'],
  ['html', 'html'],
  ['html', 'markdown'],
  ['html', 'report-draft'],
  ['csv', 'csv'],
];
