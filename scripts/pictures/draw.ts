import type { Page } from 'playwright-core';
import { type Clip, type Mark, marksIn, type Paint } from './marks.ts';

/** The margin around the drawing, in CSS pixels. */
const MARGIN = 8;

/** Colours for content in a colour that the theme does not have. */
const LACKING = { text: 'var(--vscode-editor-foreground)', box: 'transparent' };

/**
 * Draws a part of the window as an SVG in the colours of the theme in which it is shown: VS Code puts the
 * drawings of a walkthrough into a page that has the variables of the theme. Webviews in this part are
 * drawn too.
 */
export async function drawWindow(page: Page, clip: Clip, title: string): Promise<string> {
  const marks: Mark[] = [];
  for (const frame of page.frames()) {
    const holder = frame.parentFrame() ? await frame.frameElement() : undefined;
    const offset = holder ? await holder.boundingBox() : { x: 0, y: 0 };
    if (!offset) continue;
    const inside = { ...clip, x: clip.x - offset.x, y: clip.y - offset.y };
    for (const mark of await frame.evaluate(marksIn, inside)) {
      marks.push({ ...mark, x: mark.x + offset.x - clip.x, y: mark.y + offset.y - clip.y });
    }
  }
  const [width, height] = [Math.round(clip.width), Math.round(clip.height)];
  const [whole, high] = [width + 2 * MARGIN, height + 2 * MARGIN];
  const view = `viewBox="-1 -1 ${whole + 2} ${high + 2}"`;
  const edge = 'stroke="var(--vscode-contrastBorder,var(--vscode-editorWidget-border))"';
  const paper = 'rx="4" fill="var(--vscode-editor-background)"';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${view} role="img" aria-label="${escaped(title)}">`,
    `<clipPath id="drawn"><rect width="${width}" height="${height}"/></clipPath>`,
    `<rect width="${whole}" height="${high}" ${paper} ${edge}/>`,
    `<g transform="translate(${MARGIN} ${MARGIN})" clip-path="url(#drawn)" dominant-baseline="central">`,
    ...marks.map(drawn),
    '</g>',
    '</svg>\n',
  ].join('\n');
}

function drawn(mark: Mark): string {
  switch (mark.kind) {
    case 'box': {
      const { x, y, width, height, round, fill, line } = mark;
      const area = `x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"`;
      const corner = round > 0 ? ` rx="${short(round)}"` : '';
      const dashes = line?.dashed ? ' stroke-dasharray="4 3"' : '';
      const edge = line
        ? `${painted('stroke', line, 'box')} stroke-width="${line.width}"${dashes}`
        : '';
      return `<rect ${area}${corner}${fill ? painted('fill', fill, 'box') : ' fill="none"'}${edge}/>`;
    }
    case 'text': {
      const { text, x, y, width, size, bold, mono, paint } = mark;
      const family = mono ? 'editor-font-family' : 'font-family';
      const weight = bold ? ' font-weight="bold"' : '';
      // Fonts differ in width. The text takes the same room as in the window.
      const room = `textLength="${short(width)}" lengthAdjust="spacingAndGlyphs"`;
      const place = `x="${short(x)}" y="${short(y)}" ${room}`;
      const look = `font-family="var(--vscode-${family})" font-size="${short(size)}"${weight}`;
      return `<text ${place} ${look}${painted('fill', paint, 'text')} xml:space="preserve">${escaped(text)}</text>`;
    }
    case 'wave': {
      const { x, y, width, paint } = mark;
      const bends = 't4 0'.repeat(Math.max(0, Math.round(width / 4) - 1));
      return `<path d="M${short(x)} ${short(y)}q2 -4 4 0${bends}" fill="none"${painted('stroke', paint, 'text')}/>`;
    }
  }
}

function painted(what: 'fill' | 'stroke', { name, opacity }: Paint, kind: 'text' | 'box'): string {
  const faint = opacity < 1 ? ` ${what}-opacity="${short(opacity)}"` : '';
  return ` ${what}="var(--vscode-${name},${LACKING[kind]})"${faint}`;
}

/** Rounded to the digits that make a visible difference. */
function short(length: number): string {
  return String(Math.round(length * 10) / 10);
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
