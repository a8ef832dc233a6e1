import { MARKED_FORM, type MarkedTable, markedTables } from '../test/kit/generate/marked-cells.ts';
import { checkMarksKept } from '../test/kit/marks-kept.ts';
import { settingsWith } from '../test/kit/own-form.ts';
import { open } from '../test/kit/read.ts';
import {
  assertReadmeKept,
  assertStructureKept,
  markdownTexts,
  readmes,
} from '../test/kit/style-kept.ts';
import { law } from './law.ts';
import { attempt, type Effort, type Subject } from './subject.ts';

/** A fix changes the text of a figure and none of its markup. */
export const marks: Subject = {
  id: 'marks',
  title: 'Marks',
  promise:
    'By parsers that the program does not use for this: every change that is offered for a figure keeps all tags, comments and struck-out or hidden text as they are, and a reader sees the new figure in place of the old one. Correcting the style of a Markdown text keeps its links, images, code and blocks.',
  async *run(effort) {
    for (const run of [inCells, inMarkdown, inReadmes]) yield run(effort);
  },
};

const settings = settingsWith(MARKED_FORM);

const inCells = law(
  'a figure in a cell that is marked up, in HTML, Markdown and drafts',
  markedTables,
  10_000,
  (table: MarkedTable) => {
    checkMarksKept(open(table.text, table.languageId, settings), table);
  },
);

const inMarkdown = law(
  'the style of a Markdown text, whole or broken',
  markdownTexts(12),
  10_000,
  (text) => {
    assertStructureKept(text);
  },
);

function inReadmes({ bounded }: Effort) {
  return attempt(
    'the style of the README files of all packages here, also with Chinese for their words',
    () => {
      const files = readmes().filter((_, index) => !bounded || index % 60 === 0);
      let mended = 0;
      for (const file of files) {
        try {
          mended += assertReadmeKept(file);
        } catch (error) {
          throw new Error(`${file}: ${error instanceof Error ? error.message : error}`);
        }
      }
      return `${files.length} files, ${mended} places changed`;
    },
  );
}
