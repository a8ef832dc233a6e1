import assert from 'node:assert/strict';
import {
  ACCOUNT_LANGUAGES,
  type PrintedTable,
  WRITTEN_AS,
  writeAccounts,
} from './generate/final-accounts.ts';
import { open, told } from './read.ts';

/** A printed table with cells written between bars. */
export const printed = (caption: string, ...rows: string[]): PrintedTable => ({
  caption,
  rows: rows.map((row) => row.split('|').map((text) => text.trim())),
});

/** Checks what is told of tables in every notation; the mark `⟦…⟧` is where the finding is expected. */
export function checkPrinted(code: string, ...tables: PrintedTable[]): void {
  const written = { title: '江城市河道管理处2024年度单位决算', tables };
  for (const notation of WRITTEN_AS) {
    const draft = writeAccounts(written, notation);
    const expected = [...draft.matchAll(/⟦(.*?)⟧/g)].map(([, text]) => `${code} ${text}`);
    const found = told(open(draft.replaceAll(/[⟦⟧]/g, ''), ACCOUNT_LANGUAGES[notation]));
    assert.deepEqual(found, expected, notation);
  }
}
