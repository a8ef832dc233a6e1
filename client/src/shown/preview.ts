import {
  type Disposable,
  type Range,
  type TextEditor,
  TextEditorRevealType,
  ThemeColor,
  window,
} from 'vscode';
import { plainText } from '../../../server/src/plain-text.ts';

/** New text for a range. */
export interface Rewriting {
  readonly range: Range;
  readonly text: string;
}

/**
 * Previews changes in an editor without making them: the old text is struck out, and the new text follows
 * it.
 */
export interface Preview extends Disposable {
  show(rewritings: readonly Rewriting[]): void;
}

/** Starts a preview. Disposing it removes its marks. */
export function preview(editor: TextEditor): Preview {
  const marks = window.createTextEditorDecorationType({
    backgroundColor: new ThemeColor('diffEditor.removedTextBackground'),
    textDecoration: 'line-through',
    after: {
      backgroundColor: new ThemeColor('diffEditor.insertedTextBackground'),
      margin: '0 0 0 0.5em',
    },
  });
  return {
    show(rewritings) {
      editor.setDecorations(
        marks,
        rewritings.map(({ range, text }) => ({
          range,
          renderOptions: { after: { contentText: plainText(text) } },
        })),
      );
      const [first] = rewritings;
      if (first) editor.revealRange(first.range, TextEditorRevealType.InCenterIfOutsideViewport);
    },
    dispose: () => marks.dispose(),
  };
}
