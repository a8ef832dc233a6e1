import type { Format } from './format.ts';
import { githubFormat } from './github-format.ts';
import { htmlFormat } from './html-format.ts';
import { jsonlFormat } from './jsonl-format.ts';
import { sarifFormat } from './sarif.ts';
import { textFormat } from './text-format.ts';

/** The formats by name, the default first. */
export const FORMATS = {
  text: textFormat,
  jsonl: jsonlFormat,
  sarif: sarifFormat,
  github: githubFormat,
  html: htmlFormat,
} as const satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof FORMATS;

export function isFormatName(name: string): name is FormatName {
  return Object.hasOwn(FORMATS, name);
}
