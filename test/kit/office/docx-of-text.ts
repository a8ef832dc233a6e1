import { type DocxParts, makeDocx, paragraph, table } from './make-docx.ts';

/**
 * A draft with tabs between the cells of its tables as a Word document.
 *
 * @param behind XML behind all of it.
 */
export function docxOfText(
  text: string,
  more: Omit<DocxParts, 'body'> = {},
  behind = '',
): Uint8Array {
  const blocks: string[] = [];
  let rows: string[][] = [];
  const endTable = () => {
    if (rows.length > 0) blocks.push(table(...rows));
    rows = [];
  };
  for (const line of text.split('\n')) {
    if (line.includes('\t')) rows.push(line.split('\t'));
    else {
      endTable();
      blocks.push(paragraph(line));
    }
  }
  endTable();
  return makeDocx({ body: blocks.join('') + behind, ...more });
}
