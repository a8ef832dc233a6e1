import { parse, postprocess, preprocess } from 'micromark';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import { math } from 'micromark-extension-math';

/** Tokens with text or blanks, which a fix may change. */
const TEXT = new Set([
  'data',
  'lineEnding',
  'lineEndingBlank',
  'linePrefix',
  'lineSuffix',
  'whitespace',
]);

/** Tokens whose characters must not change. */
const EXACT = new Set([
  'codeTextData',
  'codeFlowValue',
  'codeFencedFenceInfo',
  'codeFencedFenceMeta',
  'mathTextData',
  'mathFlowValue',
  'frontmatterValue',
  'resourceDestinationString',
  'resourceTitleString',
  'referenceString',
  'definitionLabelString',
  'definitionDestinationString',
  'definitionTitleString',
  'autolinkProtocol',
  'autolinkEmail',
  'literalAutolink',
  'literalAutolinkHttp',
  'literalAutolinkWww',
  'literalAutolinkEmail',
  'gfmFootnoteCallString',
  'gfmFootnoteDefinitionLabelString',
  'htmlTextData',
  'characterEscapeValue',
  'characterReferenceValue',
]);

/** Tags with their attributes, and comments. */
const TAGS = /<!--[\s\S]*?-->|<\/?[a-z][^<>]*>/gi;

/**
 * The structure of a Markdown text without its words: its blocks, links, images and code, one entry each.
 * It is read by a parser that the program does not use.
 */
export function structureOf(text: string): string[] {
  const parser = parse({ extensions: [gfm(), math(), frontmatter(['yaml', 'toml'])] });
  const events = postprocess(parser.document().write(preprocess()(text, undefined, true)));
  const entries: string[] = [];
  let images = 0;
  for (const [step, token, context] of events) {
    const { type } = token;
    if (type === 'image') images += step === 'enter' ? 1 : -1;
    if (step !== 'enter') {
      if (!TEXT.has(type)) entries.push(`/${type}`);
      continue;
    }
    const isExact = EXACT.has(type) || (images > 0 && type === 'data');
    if (type === 'htmlFlowData') entries.push(...(context.sliceSerialize(token).match(TAGS) ?? []));
    else if (isExact) entries.push(`${type} ${context.sliceSerialize(token)}`);
    else if (!TEXT.has(type)) entries.push(type);
  }
  return entries.filter((entry) => !/^\/?htmlFlowData$/.test(entry));
}
