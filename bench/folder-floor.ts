import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

// The least that every checker of a folder does: reads all bytes on one core.
const [folder = ''] = process.argv.slice(2);
let length = 0;
for (const name of readdirSync(folder)) length += readFileSync(path.join(folder, name)).length;
console.log(length);
