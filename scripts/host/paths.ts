import path from 'node:path';

/** The repository. */
export const root = path.join(import.meta.dirname, '../..');

/** Where hosts for the tests are kept between runs; not part of the repository. */
export const cache = path.join(root, '.vscode-test');
