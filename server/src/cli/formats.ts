import type { Checked } from './check.ts';
import { sarif } from './sarif.ts';
import { text } from './text.ts';

/** How what was found is written. */
export type Format = (checked: Checked) => string;

/** The formats by their names, the usual one first. */
export const FORMATS: Readonly<Record<string, Format>> = { text, sarif };
