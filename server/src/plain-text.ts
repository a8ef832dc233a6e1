/**
 * Makes text from a draft, a form, a file name or an acceptance safe to show: one line, every character
 * visible, and nothing in it that is taken for a link, a command or an icon. Text that is already safe
 * stays as it is.
 *
 * VS Code turns `[text](command:…)` into a link in messages, prompts, validations and statuses, and
 * `$(name)` into an icon in statuses, pick lists, code lenses and completions. No escape works in all of
 * these, so a character without width is put between the two characters.
 */
export function plainText(text: string): string {
  if (!SUSPECT.test(text)) return text;
  return visibleText(text.replace(LINE_BREAKS, ' '))
    .replaceAll('](', `]${JOINER}(`)
    .replaceAll('$(', `$${JOINER}(`);
}

/** Several lines of text, each made plain. */
export function plainLines(text: string): string {
  return text.includes('\n') ? text.split('\n').map(plainText).join('\n') : plainText(text);
}

/**
 * Writes out invisible characters as `\u{1b}`: line breaks and other control characters, marks that turn
 * the direction of writing, and characters without a shape. A terminal or a log would obey them, and a
 * reader would not see them.
 */
export function visibleText(text: string): string {
  return text.replace(UNSEEN, (unit) => `\\u{${unit.codePointAt(0)?.toString(16)}}`);
}

/** WORD JOINER: has no width and allows no line break. */
const JOINER = '\u2060';

/** Control characters, format characters except the joiner, line separators, and unpaired surrogates. */
const UNSEEN = /(?!\u2060)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

const LINE_BREAKS = /[\t\n\v\f\r\x85\u2028\u2029]+/g;

/** Whether a text needs any change. Hardly any does. */
const SUSPECT = /\]\(|\$\(|(?!\u2060)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
