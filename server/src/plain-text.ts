/**
 * Text from a draft, a form, a file name or an acceptance as an editor may show it: on one line, every
 * character of it visible, and nothing of it taken for a link, a command or an icon. Text that is already plain
 * stays as it is.
 *
 * VS Code makes links of `[text](command:…)` in messages, prompts, validations and statuses, and pictures of
 * `$(name)` in statuses, lists to pick from, code lenses and completions. It knows no escape that holds for all
 * of these, so the two characters are parted by one that takes no room.
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
 * Text with what a terminal, a log or a reader's eye would obey instead of seeing, written out like `\u{1b}`: line
 * breaks and other control characters, what turns the direction of writing, and what cannot be seen at all.
 */
export function visibleText(text: string): string {
  return text.replace(UNSEEN, (unit) => `\\u{${unit.codePointAt(0)?.toString(16)}}`);
}

/** WORD JOINER: takes no room, and lets no line break. */
const JOINER = '\u2060';

/** Controls, formats but for the joiner, separators of lines, and halves of surrogate pairs. */
const UNSEEN = /(?!\u2060)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

const LINE_BREAKS = /[\t\n\v\f\r\x85\u2028\u2029]+/g;

/** Whether there is anything to do, for there hardly ever is. */
const SUSPECT = /\]\(|\$\(|(?!\u2060)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
