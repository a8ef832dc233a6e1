import {
  type Disposable,
  type Range,
  type TextEditor,
  TextEditorRevealType,
  ThemeColor,
  window,
} from 'vscode';
import { plainText } from '../../../server/src/plain-text.ts';

/** What is to stand in a range instead. */
export interface Rewriting {
  readonly range: Range;
  readonly text: string;
}

/** Shows in an editor what would be rewritten, the old struck out with the new behind it, without writing it. */
export interface Preview extends Disposable {
  show(rewritings: readonly Rewriting[]): void;
}

/** Begins a preview; disposing of it takes its marks away. */
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
