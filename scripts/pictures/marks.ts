/**
 * A mark of the drawing of a window, in the order in which they are painted. Lengths are in CSS pixels of
 * its frame.
 */
export type Mark =
  | {
      readonly kind: 'box';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly round: number;
      readonly fill: Paint | undefined;
      readonly line: (Paint & { readonly width: number; readonly dashed: boolean }) | undefined;
    }
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly x: number;
      /** The vertical middle of the line. */
      readonly y: number;
      readonly width: number;
      readonly size: number;
      readonly bold: boolean;
      readonly mono: boolean;
      readonly paint: Paint;
    }
  /** The line under a mistake. */
  | {
      readonly kind: 'wave';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly paint: Paint;
    };

/** A colour of the theme, by the name of its variable. */
export interface Paint {
  readonly name: string;
  readonly opacity: number;
}

/** The part of a frame that is drawn. */
export interface Clip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Collects what is visible in a part of a frame. It runs in that frame, so it may refer to nothing
 * outside itself.
 */
export function marksIn(clip: Clip): Mark[] {
  const marks: Mark[] = [];
  const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const root = document.querySelector('.monaco-workbench') ?? document.documentElement;
  const variables = getComputedStyle(root);
  const names = [
    ...['editor-foreground', 'foreground', 'editor-background', 'editorError-foreground'],
    ...['quickInputList-focusForeground'],
    ...['editorWarning-foreground', 'editorLineNumber-foreground', 'editorCodeLens-foreground'],
    ...['editorInlayHint-foreground', 'editorHoverWidget-background', 'editorHoverWidget-border'],
    ...['textLink-foreground', 'descriptionForeground', 'editorWidget-background', 'widget-border'],
    ...['editorWidget-border', 'quickInput-background', 'quickInputList-focusBackground'],
    ...['quickInputTitle-background', 'input-background', 'input-border', 'focusBorder'],
    ...['list-hoverBackground', 'editor-selectionBackground', 'button-background'],
    ...['button-foreground', 'charts-blue', 'charts-red', 'charts-yellow', 'charts-orange'],
    ...['charts-green', 'charts-purple', 'editor-wordHighlightBackground'],
  ];
  const palette = names.flatMap((name) => {
    const value = variables.getPropertyValue(`--vscode-${name}`).trim();
    return value === '' ? [] : [{ name, rgba: read(value) }];
  });

  for (const element of document.querySelectorAll('body *')) {
    const area = element.getBoundingClientRect();
    if (!meets(area)) continue;
    // A picture does not scroll, and text for screen readers only is not visible.
    if (element.closest('.scrollbar, .heard')) continue;
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const style = getComputedStyle(element);
    drawBox(element, area, style);
    drawWave(element, area);
    if (element instanceof HTMLInputElement) drawInput(element, area, style);
    for (const node of element.childNodes) {
      if (node instanceof Text && node.data.trim() !== '') drawText(node, element, style);
    }
  }
  return marks;

  function drawBox(element: Element, area: DOMRect, style: CSSStyleDeclaration): void {
    const isDrawing = element instanceof SVGRectElement;
    const fill = paint(isDrawing ? style.fill : style.backgroundColor, 'paper');
    const outlined = style.outlineStyle !== 'none' && style.outlineWidth !== '0px';
    const sides = (['Top', 'Right', 'Bottom', 'Left'] as const).filter(
      (side) => parseFloat(style[`border${side}Width`]) > 0,
    );
    const whole = sides.length === 4 && style.borderTopStyle !== 'none';
    const [color, width, kind] = outlined
      ? [style.outlineColor, style.outlineWidth, style.outlineStyle]
      : [style.borderTopColor, style.borderTopWidth, style.borderTopStyle];
    const ink = outlined || whole ? paint(color, 'line') : undefined;
    const { left: x, top: y, right, bottom } = cut(area);
    if (
      (fill || ink) &&
      right - x > (isDrawing ? 0 : 3) &&
      bottom - y > 3 &&
      isSeen(element, (x + right) / 2, (y + bottom) / 2)
    ) {
      marks.push({
        kind: 'box',
        ...{ x, y, width: right - x, height: bottom - y },
        round: parseFloat(style.borderTopLeftRadius) || 0,
        fill,
        line: ink && { ...ink, width: parseFloat(width), dashed: kind !== 'solid' },
      });
    }
    if (!whole && isSeen(element, (x + right) / 2, (y + bottom) / 2)) {
      for (const side of sides) drawSide(side, { x, y, right, bottom }, style);
    }
  }

  function drawSide(
    side: 'Top' | 'Right' | 'Bottom' | 'Left',
    { x, y, right, bottom }: { x: number; y: number; right: number; bottom: number },
    style: CSSStyleDeclaration,
  ): void {
    const fill = paint(style[`border${side}Color`], 'line');
    const thick = parseFloat(style[`border${side}Width`]);
    if (!fill || style[`border${side}Style`] === 'none') return;
    const box = {
      Top: { x, y, width: right - x, height: thick },
      Bottom: { x, y: bottom - thick, width: right - x, height: thick },
      Left: { x, y, width: thick, height: bottom - y },
      Right: { x: right - thick, y, width: thick, height: bottom - y },
    }[side];
    marks.push({ kind: 'box', ...box, round: 0, fill, line: undefined });
  }

  function drawWave(element: Element, area: DOMRect): void {
    const kind = /\bsquiggly-(error|warning)\b/.exec(element.getAttribute('class') ?? '')?.[1];
    if (!kind || !isSeen(element, area.left + 2, area.top + area.height / 2)) return;
    const name = kind === 'error' ? 'editorError-foreground' : 'editorWarning-foreground';
    marks.push({
      kind: 'wave',
      ...{ x: area.left, y: area.bottom - 2, width: area.width },
      paint: { name, opacity: 1 },
    });
  }

  function drawInput(input: HTMLInputElement, area: DOMRect, style: CSSStyleDeclaration): void {
    const text = input.value || input.placeholder;
    if (
      text === '' ||
      !pen ||
      !isSeen(input, area.left + area.width / 2, area.top + area.height / 2)
    )
      return;
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const { width } = pen.measureText(text);
    const atEnd = style.textAlign === 'end' || style.textAlign === 'right';
    const x = atEnd
      ? area.right - parseFloat(style.paddingRight) - parseFloat(style.borderRightWidth) - width
      : area.left + parseFloat(style.paddingLeft);
    const y = area.top + area.height / 2;
    pushText(text, { x, y, width }, style, style.color);
    const ink = paint(style.textDecorationColor, 'ink');
    if (style.textDecorationStyle === 'wavy' && ink) {
      marks.push({ kind: 'wave', x, y: y + parseFloat(style.fontSize) / 2 + 1, width, paint: ink });
    }
  }

  function drawText(node: Text, element: Element, style: CSSStyleDeclaration): void {
    const range = document.createRange();
    const runs: { text: string; left: number; right: number; top: number; bottom: number }[] = [];
    for (let at = 0; at < node.length; at++) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const { left, right, top, bottom, width } = range.getBoundingClientRect();
      if (width === 0) continue;
      const last = runs.at(-1);
      if (last && Math.abs(last.top - top) < 2) {
        last.text += node.data[at];
        last.right = right;
      } else {
        runs.push({ text: node.data[at] ?? '', left, right, top, bottom });
      }
    }
    const color = element instanceof SVGElement ? style.fill : style.color;
    for (const { text, left, right, top, bottom } of runs) {
      const y = (top + bottom) / 2;
      const ends = [top + 4, bottom - 4];
      if (text.trim() === '' || !ends.every((end) => isSeen(element, left + 2, end))) continue;
      pushText(text, { x: left, y, width: right - left }, style, color, scaleOf(element));
    }
  }

  function pushText(
    text: string,
    { x, y, width }: { x: number; y: number; width: number },
    style: CSSStyleDeclaration,
    color: string,
    scale = 1,
  ): void {
    const ink = paint(color, 'ink');
    const outside = y < clip.y || y > clip.y + clip.height || x > clip.x + clip.width;
    if (!ink || outside || x + width < clip.x) return;
    marks.push({
      kind: 'text',
      ...{ text: text.replaceAll('\u00a0', ' '), x, y, width },
      size: parseFloat(style.fontSize) * scale,
      bold: Number(style.fontWeight) >= 600,
      mono: /mono/i.test(style.fontFamily),
      paint: ink,
    });
  }

  /** The scale at which a drawing in the page is shown. */
  function scaleOf(element: Element): number {
    return element instanceof SVGGraphicsElement ? (element.getScreenCTM()?.a ?? 1) : 1;
  }

  /** Whether an element is neither cut off nor covered at a point. */
  function isSeen(element: Element, x: number, y: number): boolean {
    for (let at: Element | null = element; at; at = at.parentElement) {
      const { overflow, display, position } = getComputedStyle(at);
      const { left, right, top, bottom } = at.getBoundingClientRect();
      const cuts = at !== element && overflow !== 'visible' && /^(block|flex|grid)$/.test(display);
      if (cuts && (x < left || x > right || y < top || y > bottom)) return false;
      // No element around it cuts it off.
      if (position === 'fixed') break;
    }
    for (const hit of document.elementsFromPoint(x, y)) {
      if (hit === element || element.contains(hit) || hit.contains(element)) return true;
      if (read(getComputedStyle(hit).backgroundColor)[3] === 255) return false;
    }
    return false;
  }

  function meets({ left, right, top, bottom, width }: DOMRect): boolean {
    const across = right > clip.x && left < clip.x + clip.width;
    return width > 0 && across && bottom > clip.y && top < clip.y + clip.height;
  }

  function cut({ left, right, top, bottom }: DOMRect) {
    return {
      left: Math.max(left, clip.x - 4),
      right: Math.min(right, clip.x + clip.width + 4),
      top: Math.max(top, clip.y - 4),
      bottom: Math.min(bottom, clip.y + clip.height + 4),
    };
  }

  /** The variable of the theme that has a colour, else the one with the nearest colour. */
  function paint(color: string, use: 'ink' | 'paper' | 'line'): Paint | undefined {
    const rgba = read(color);
    const opacity = rgba[3] / 255;
    if (opacity < 0.08) return undefined;
    const same = palette.find(
      ({ name, rgba: other }) =>
        isFor(name, use) && other.every((part, index) => part === rgba[index]),
    );
    if (same) return { name: same.name, opacity: 1 };
    const [r, g, b] = rgba;
    if (Math.max(r, g, b) - Math.min(r, g, b) < 40) {
      // A grey between the background and the text colour.
      const share = opacity < 1 ? opacity : 1 - (r + g + b) / 765;
      return { name: 'editor-foreground', opacity: Math.round(share * 20) / 20 };
    }
    const paper = read(variables.getPropertyValue('--vscode-editor-background'));
    const tints = palette
      .filter(({ name }) => name.startsWith('charts-'))
      .flatMap(({ name, rgba: full }) =>
        [0.1, 0.3, 0.6, 1].map((share) => {
          const parts = [0, 1, 2] as const;
          // The colour that is asked for may be transparent itself.
          const shown = parts.map((at) => rgba[at] * opacity + paper[at] * (1 - opacity));
          const tint = parts.map((at) => full[at] * share + paper[at] * (1 - share));
          const squares = tint.map((part, at) => (part - (shown[at] ?? 0)) ** 2);
          return { name, opacity: share, distance: squares.reduce((sum, square) => sum + square) };
        }),
      )
      .sort((one, other) => one.distance - other.distance);
    const [nearest] = tints;
    return nearest && { name: nearest.name, opacity: nearest.opacity };
  }

  /**
   * A text colour of one theme may be the background of another, so a variable is used only for its own
   * purpose.
   */
  function isFor(name: string, use: 'ink' | 'paper' | 'line'): boolean {
    if (/foreground$/i.test(name)) return use === 'ink';
    if (/background$/i.test(name)) return use === 'paper';
    return name.startsWith('charts-') || use === 'line';
  }

  /** Red, green, blue and opacity, each from 0 to 255. */
  function read(color: string): readonly [number, number, number, number] {
    if (!pen) return [0, 0, 0, 0];
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = color;
    pen.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0, a = 0] = pen.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a];
  }
}
