import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { reportFigures } from '../kit/generate/figures.ts';
import { writeReport } from '../kit/generate/write.ts';
import { unevenFigures } from '../kit/request-report.ts';

const folder = path.join(import.meta.dirname, '../../../shared/seeds');

/** Published reports by the first three characters of their names; none where they are not at hand. */
export const seeds: ReadonlyMap<string, string> = new Map(
  existsSync(folder)
    ? readdirSync(folder).map((file) => [
        file.slice(0, 3),
        readFileSync(path.join(folder, file), 'utf8'),
      ])
    : [],
);

/** Drafts that are always there, like the seeds in form and figures. */
export const ownDrafts: ReadonlyMap<string, string> = new Map([
  ['uneven', writeReport(unevenFigures, 'lines')],
  ['2021 in lines', writeReport(reportFigures(3), 'lines')],
  ['2019 in tabs', writeReport(reportFigures(4, '2019'), 'tabs')],
]);
