import type { Block, Paragraph } from '../draft/block.ts';
import { contentText } from '../draft/paragraph.ts';
import { isSentence, proseLine } from './prose-line.ts';
import type { Report } from './report.ts';

/**
 * The report after one paragraph of it was reworded. Undefined where it is, or was, more than a sentence:
 * a title, a heading or a caption says what other blocks are.
 */
export function rewordedReport(report: Report, from: Block, to: Block): Report | undefined {
  if (from.kind !== 'paragraph' || to.kind !== 'paragraph') return undefined;
  // A page has lines of its own kind around a report.
  if (isMarkedUp(from) || isMarkedUp(to)) return undefined;
  const line = proseLine(to);
  if (!isSentence(contentText(from)) || !isSentence(line.text)) return undefined;
  const { blocks, frame } = report;
  const lines = frame.lines.map((one) => (one.paragraph === from ? line : one));
  return {
    ...report,
    blocks: blocks.map((block) => (block === from ? to : block)),
    frame: { ...frame, lines },
  };
}

function isMarkedUp({ visible, isWrapped, code }: Paragraph): boolean {
  return (visible !== undefined && !isWrapped) || code !== undefined;
}
