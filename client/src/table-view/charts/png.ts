import { type ChartLayout, FONT_SIZE } from './layout.ts';

/** Colours for paper, whatever the user's theme: the picture goes into a document. */
const PAPER = '#ffffff';
const INK = '#1f1f1f';
const OWN = '#1f5fa8';
const EARLIER = '#b9cde5';

const MARGIN = 16;
const TITLE = 2.2 * FONT_SIZE;
/** Pixels of the picture for one pixel of the layout. Three make it sharp in print. */
const SCALE = 3;

/** Draws a chart with its title as a PNG picture. */
export async function drawPng({ width, height, marks }: ChartLayout, title: string): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = (width + 2 * MARGIN) * SCALE;
  canvas.height = (height + TITLE + 2 * MARGIN) * SCALE;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas');
  pen.scale(SCALE, SCALE);
  pen.fillStyle = PAPER;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.textBaseline = 'middle';
  pen.fillStyle = INK;
  pen.font = `bold ${FONT_SIZE}px ${FONTS}`;
  pen.fillText(title, MARGIN, MARGIN + FONT_SIZE / 2);
  pen.font = `${FONT_SIZE}px ${FONTS}`;
  pen.translate(MARGIN, MARGIN + TITLE);
  for (const mark of marks) {
    if (mark.kind === 'bar') {
      pen.fillStyle = mark.own ? OWN : EARLIER;
      pen.fillRect(mark.x, mark.y, mark.width, mark.height);
      pen.strokeStyle = OWN;
      pen.lineWidth = 1;
      pen.strokeRect(mark.x, mark.y, mark.width, mark.height);
      continue;
    }
    pen.fillStyle = INK;
    pen.textAlign = mark.anchor;
    pen.fillText(mark.text, mark.x, mark.y);
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png');
  });
}

const FONTS = '"Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif';
