import type { Translate } from '../l10n.ts';
import type { CheckedFiles } from './check-command.ts';
import type { Output } from './output.ts';
import { writeSarif } from './sarif.ts';
import { writeText } from './text-format.ts';

/** Writes what was found; paths are told from the working directory, where there is one. */
export type Format = (
  checked: CheckedFiles,
  t: Translate,
  out: Output,
  directory: string | undefined,
) => void;

/** The formats by their names, the usual one first. */
export const FORMATS: ReadonlyMap<string, Format> = new Map([
  ['text', writeText],
  ['sarif', writeSarif],
]);
