import { type Token, type TokenHandler, Tokenizer, TokenizerMode } from 'parse5';
import type { Span } from './span.ts';

/** A piece of HTML: visible characters, or a tag. Comments and scripts are skipped. */
export type HtmlPiece = HtmlText | Tag;

export interface HtmlText extends Span {
  readonly kind: 'text';
}

export interface Tag extends Span {
  readonly kind: 'open' | 'close';
  /** In lower case. */
  readonly name: string;
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
}

/** Elements whose content is neither markup nor visible text, with the tokenizer's mode for it. */
const UNREAD = new Map<string, (typeof TokenizerMode)[keyof typeof TokenizerMode]>([
  ['script', TokenizerMode.SCRIPT_DATA],
  ['style', TokenizerMode.RAWTEXT],
  ['xmp', TokenizerMode.RAWTEXT],
  ['iframe', TokenizerMode.RAWTEXT],
  ['noembed', TokenizerMode.RAWTEXT],
  ['noframes', TokenizerMode.RAWTEXT],
  ['title', TokenizerMode.RCDATA],
  ['textarea', TokenizerMode.RCDATA],
]);

/**
 * Visits the pieces of HTML from `at` on, as the HTML standard's tokenizer splits them, until `visit`
 * returns false. Spans count from `at`.
 *
 * @returns How far the source was read, counted from `at`.
 */
export function visitPieces(
  source: string,
  at: number,
  visit: (piece: HtmlPiece) => boolean,
): number {
  let text: Span | undefined;
  let unread = '';
  let stopped = false;
  let reach = source.length - at;

  const stopAt = (end: number) => {
    stopped = true;
    reach = end;
    tokenizer.pause();
  };
  /** Visits the characters so far. The token after them, which ends at `end`, was read to find their end. */
  const flush = (end: number) => {
    if (!text) return;
    const parts = unread === '' ? withoutEmptyTags(source, at, text) : [];
    text = undefined;
    if (!stopped && !parts.every((part) => visit({ kind: 'text', ...part }))) stopAt(end);
  };
  const onTag = (kind: Tag['kind'], token: Token.TagToken) => {
    if (!token.location || stopped) return;
    const { startOffset: start, endOffset: end } = token.location;
    flush(end);
    if (stopped) return;
    const { tagName: name, attrs: attributes } = token;
    if (!visit({ kind, name, attributes, start, end })) stopAt(end);
  };
  const onCharacters = ({ location }: Token.CharacterToken) => {
    if (!location) return;
    text = { start: text?.start ?? location.startOffset, end: location.endOffset };
  };
  const handler: TokenHandler = {
    onStartTag(token) {
      onTag('open', token);
      const mode = UNREAD.get(token.tagName);
      if (mode === undefined) return;
      unread = token.tagName;
      tokenizer.state = mode;
    },
    onEndTag(token) {
      onTag('close', token);
      if (token.tagName === unread) unread = '';
    },
    onComment: ({ location }) => flush(location?.endOffset ?? reach),
    onDoctype: ({ location }) => flush(location?.endOffset ?? reach),
    onEof: () => flush(source.length - at),
    onCharacter: onCharacters,
    onWhitespaceCharacter: onCharacters,
    onNullCharacter: () => {},
  };
  const tokenizer = new Tokenizer({ sourceCodeLocationInfo: true }, handler);
  tokenizer.write(source.slice(at), true);
  return reach;
}

/** A tag without a name. The standard drops it; the tokenizer leaves it among the characters. */
const EMPTY_TAG = '</>';

function withoutEmptyTags(source: string, at: number, { start, end }: Span): Span[] {
  const written = source.slice(at + start, at + end);
  if (!written.includes(EMPTY_TAG)) return [{ start, end }];
  const parts: Span[] = [];
  let from = start;
  for (const part of written.split(EMPTY_TAG)) {
    if (part !== '') parts.push({ start: from, end: from + part.length });
    from += part.length + EMPTY_TAG.length;
  }
  return parts;
}
