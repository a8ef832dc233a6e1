import type { Position, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { type Part, partOf } from '../analysis.ts';
import { type Span, touches } from '../draft/span.ts';
import { siteIn } from '../form/prose-line.ts';
import type { Title } from '../form/title.ts';
import { isReport, placesIn } from './part-spans.ts';
import { type Document, rangeOfSpan } from './place.ts';

/** What can be renamed at a position: the agency or the year of the title, anywhere in the prose. */
export function prepareRename(
  document: Document,
  position: Position,
): { range: Range; placeholder: string } | undefined {
  const found = mentionedAt(document, position);
  return found && { range: rangeOfSpan(document, found.here), placeholder: found.name };
}

/** Renames it throughout its report, or says in the user's language why it cannot be renamed. */
export function rename(
  document: Document,
  position: Position,
  newName: string,
): { edit: WorkspaceEdit } | { problem: string } | undefined {
  const found = mentionedAt(document, position);
  if (!found) return undefined;
  const { t } = document.analysis.settings;
  const name = newName.trim();
  if (found.what === 'year' && !/^\d{4}$/.test(name)) {
    return { problem: t('A year has four digits.') };
  }
  if (name === '' || /[\r\n\t]/.test(name))
    return { problem: t('The name is empty or has more than one line.') };
  const edits = found.everywhere.map(
    (span): TextEdit => ({ range: rangeOfSpan(document, span), newText: name }),
  );
  const { uri, version } = document;
  return { edit: { documentChanges: [{ textDocument: { uri, version }, edits }] } };
}

interface Mentioned {
  readonly what: 'agency' | 'year';
  readonly name: string;
  readonly here: Span;
  readonly everywhere: readonly Span[];
}

function mentionedAt(document: Document, position: Position): Mentioned | undefined {
  const { analysis } = document;
  const offset = document.offsetAt(position);
  const part = partOf(analysis, offset);
  const title = part?.verdict.report.frame.title;
  if (!part || !title || !isReport(analysis, part)) return undefined;
  const kinds = [
    { what: 'year', name: String(title.year), mentions: yearMentions },
    { what: 'agency', name: title.agency, mentions: agencyMentions },
  ] as const;
  for (const { what, name, mentions } of kinds) {
    const everywhere = placesOf(document, part, title, mentions);
    const here = everywhere.find((span) => touches(span, offset));
    if (here) return { what, name, here, everywhere };
  }
  return undefined;
}

/**
 * Where a name occurs in the prose. Empty if it is not in the title, which then does not spell it
 * exactly.
 */
function placesOf(
  { analysis }: Document,
  part: Part,
  title: Title,
  mentions: (text: string, title: Title) => Span[],
): Span[] {
  const placeOf = placesIn(analysis, part);
  const places = part.verdict.report.frame.lines.flatMap((line) =>
    outsideBookTitles(line.text, mentions(line.text, title)).map((span) =>
      placeOf(siteIn(line, span)),
    ),
  );
  const [first] = places;
  return first && first.start < placeOf(title.site).end ? places : [];
}

const YEAR =
  /(?<![0-9０-９])[0-9０-９]{4}(?=\s*年(?!\s*[0-9０-９]{1,2}\s*月)|\s*年\s*(?:1\s*月\s*1|12\s*月\s*31)\s*日)/g;

/** The year. In dates it counts only at the bounds of the year; the date of an event stays. */
function yearMentions(text: string, { year }: Title): Span[] {
  return [...text.matchAll(YEAR)]
    .filter(([digits]) => Number(digits.normalize('NFKC')) === year)
    .map(({ index }) => ({ start: index, end: index + 4 }));
}

/** Another body's name may begin with this name: 临江区财政局 is not 临江区. */
const LONGER_NAME = /^\p{Script=Han}{0,8}?(?:局|委|办公室|中心|街道|镇|乡|厅)/u;

function agencyMentions(text: string, { agency }: Title): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(patternOf(agency))) {
    const end = match.index + match[0].length;
    if (!LONGER_NAME.test(text.slice(end))) spans.push({ start: match.index, end });
  }
  return spans;
}

/** The agency's name as titles may write it, with blanks between characters. */
function patternOf(agency: string): RegExp {
  const characters = Array.from(agency, (one) => one.replace(/[\\^$.*+?()[\]{}|]/, '\\$&'));
  return new RegExp(characters.join('\\s*'), 'gu');
}

/** The spans that are not inside 《…》, which names another document. The spans are in order. */
function outsideBookTitles(text: string, spans: readonly Span[]): Span[] {
  let at = 0;
  let inside = false;
  return spans.filter(({ start }) => {
    for (; at < start; at++) {
      const mark = text.charAt(at);
      if (mark === '《' || mark === '》') inside = mark === '《';
    }
    return !inside;
  });
}
