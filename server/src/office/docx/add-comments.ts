import { strToU8 } from 'fflate/browser';
import { entryKey } from '../../package/zip.ts';
import { withContents } from '../../package/zip-rewrite.ts';
import { xmlText } from '../new-package.ts';
import type { OfficeComment } from '../office-draft.ts';
import type { OfficePackage } from '../office-package.ts';
import { relationshipsOf } from '../relationships.ts';
import { withCommentMarks } from './comment-marks.ts';
import type { Projection } from './project.ts';
import { isWord } from './word-reader.ts';

/** A Word document: the name of its main part, its XML, and what was read from it. */
export interface ReadDocument {
  readonly main: string;
  readonly xml: string;
  readonly projection: Projection;
}

/**
 * Writes a document with further comments (批注). Its present comments and everything else stay the same.
 *
 * @param author Who the comments are by.
 */
export function addComments(
  parts: OfficePackage,
  { main, xml, projection }: ReadDocument,
  comments: readonly OfficeComment[],
  author: string,
): Uint8Array {
  const isStrict = xml.includes(`"${STRICT.main}"`);
  const { main: namespace, relationships } = isStrict ? STRICT : TRANSITIONAL;
  const existing = parts.relationships(main).get('comments')?.[0]?.target;
  const known = existing === undefined ? undefined : parts.text(existing);
  const first = existing === undefined ? 0 : nextId(parts, existing);
  const written = comments.map(({ text }, index) =>
    commentXml({ id: first + index, author, text, namespace }),
  );
  const places = comments.map(({ span }, index) => ({ id: first + index, span }));
  const contents = new Map([[main, withCommentMarks(xml, projection, places)]]);
  if (existing !== undefined && known !== undefined) {
    contents.set(existing, withLast(known, written.join('')));
  } else {
    const folder = main.slice(0, main.lastIndexOf('/') + 1);
    const name = freeName(parts, folder);
    contents.set(
      `${folder}${name}`,
      `${DECLARATION}<w:comments xmlns:w="${namespace}">${written.join('')}</w:comments>`,
    );
    const references = relationshipsOf(main);
    const all =
      parts.text(references) ?? `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships"/>`;
    contents.set(
      references,
      withLast(
        all,
        `<Relationship xmlns="${PACKAGE}/relationships" Id="${freeId(all)}" Type="${relationships}/comments" Target="${name}"/>`,
      ),
    );
    const types = parts.text(TYPES) ?? '';
    contents.set(
      TYPES,
      withLast(
        types,
        `<Override xmlns="${PACKAGE}/content-types" PartName="/${folder}${name}" ContentType="${COMMENTS}"/>`,
      ),
    );
  }
  const bytes = new Map([...contents].map(([part, text]) => [part, strToU8(text)]));
  return withContents(parts.archive, bytes);
}

const TRANSITIONAL = {
  main: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  relationships: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
};
const STRICT = {
  main: 'http://purl.oclc.org/ooxml/wordprocessingml/main',
  relationships: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
};
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = '[Content_Types].xml';
const COMMENTS = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

interface NewComment {
  readonly id: number;
  readonly author: string;
  /** A paragraph for each of its lines. */
  readonly text: string;
  readonly namespace: string;
}

function commentXml({ id, author, text, namespace }: NewComment): string {
  const by = xmlText(author).replaceAll('"', '&quot;');
  const paragraphs = text.split('\n').map((line, index) => {
    const mark = index === 0 ? '<w:r><w:annotationRef/></w:r>' : '';
    return `<w:p>${mark}<w:r><w:t xml:space="preserve">${xmlText(line)}</w:t></w:r></w:p>`;
  });
  return `<w:comment xmlns:w="${namespace}" w:id="${id}" w:author="${by}" w:initials="${by.slice(0, 1)}">${paragraphs.join('')}</w:comment>`;
}

/** An id greater than that of every comment in a part. */
function nextId(parts: OfficePackage, part: string): number {
  let next = 0;
  parts.read(part, isWord, (reader) =>
    reader.eachChild((name) => {
      const id = Number(reader.attribute('id'));
      if (name === 'comment' && Number.isSafeInteger(id)) next = Math.max(next, id + 1);
    }),
  );
  return next;
}

/** XML with a further element at the end of its root. */
function withLast(xml: string, element: string): string {
  const close = xml.lastIndexOf('</');
  const end = xml.lastIndexOf('/>');
  // A root without content may be an empty tag.
  if (close > end || end < 0) return xml.slice(0, close) + element + xml.slice(close);
  const root = /<([^\s/>?!]+)/.exec(xml)?.[1] ?? '';
  return `${xml.slice(0, end)}>${element}</${root}>`;
}

function freeName(parts: OfficePackage, folder: string): string {
  for (let number = 0; ; number++) {
    const name = `comments${number === 0 ? '' : number}.xml`;
    if (!parts.archive.entries.has(entryKey(folder + name))) return name;
  }
}

function freeId(relationships: string): string {
  for (let number = 1; ; number++) {
    const id = `rIdComments${number}`;
    if (!relationships.includes(`"${id}"`)) return id;
  }
}
