import path from 'node:path';

/** The folder of the repository. */
export const root = path.join(import.meta.dirname, '../..');

/** The folder in which test hosts are kept between runs. It is not part of the repository. */
export const cache = path.join(root, '.vscode-test');
