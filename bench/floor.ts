import { readFileSync } from 'node:fs';

// The least that every checker of files does: reads and decodes them on one core.
let length = 0;
for (const file of process.argv.slice(2)) length += readFileSync(file, 'utf8').length;
console.log(length);
