import { readFileSync } from 'node:fs';

// What every checker of files does at least: reads them and decodes them, on one core.
let length = 0;
for (const file of process.argv.slice(2)) length += readFileSync(file, 'utf8').length;
console.log(length);
