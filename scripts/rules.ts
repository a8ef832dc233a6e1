/**
 * Writes what follows from the rules in `server/src/rules/`: the list of their codes, the list of the rules, the
 * setting `gouji.rules` and its texts. A test compares them.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { generated } from './rules/generated.ts';

const root = path.join(import.meta.dirname, '..');
for (const [file, text] of await generated(root)) writeFileSync(path.join(root, file), text);
