import { type ChartLayout, FONT_SIZE } from './layout.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** Draws a chart as an image that takes its colours from the page's style sheet. */
export function drawSvg({ width, height, marks }: ChartLayout, label: string): SVGSVGElement {
  const svg = node('svg', { viewBox: `0 0 ${width} ${height}`, width, height, role: 'img' });
  svg.setAttribute('aria-label', label);
  for (const mark of marks) {
    if (mark.kind === 'bar') {
      const { x, y, width: w, height: h } = mark;
      svg.append(node('rect', { x, y, width: w, height: h, class: mark.own ? 'own' : 'earlier' }));
      continue;
    }
    const { x, y, anchor } = mark;
    const text = node('text', {
      x,
      y,
      'text-anchor': anchor,
      'dominant-baseline': 'central',
      'font-size': FONT_SIZE,
    });
    text.textContent = mark.text;
    svg.append(text);
  }
  return svg;
}

function node<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | number>>,
): SVGElementTagNameMap[Tag] {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  return made;
}
