import fc from 'fast-check';

/** Texts that would do something if they were taken for markup, in Markdown or HTML. */
const MARKUP = [
  '[a](command:workbench.action.quit)',
  '[a](https://evil.example/)',
  '![a](https://evil.example/a.png)',
  '<https://evil.example>',
  'https://evil.example/a',
  'www.evil.example',
  'a@evil.example',
  '<img src=x onerror=alert(1)>',
  '<a href="command:x">a</a>',
  '<script>alert(1)</script>',
  '</td></tr></table><h1>a</h1>',
  '&lt;b&gt;',
  '&#60;b>',
  '**a**',
  '__a__',
  '~~a~~',
  '`a`',
  '```\na',
  '# a',
  '- a',
  '1. a',
  '> a',
  '---',
  '| a | b |',
  '\\[a](command:x)',
  '\\',
  '$(sync~spin)',
  '[a]: command:x',
  '[a][a]',
  '<!--',
  '&#x5b;a](command:x)',
] as const;

/**
 * Invisible characters, characters that turn the direction of writing, terminal commands, and pieces of a
 * link.
 */
const UNSEEN = [
  '\u202e',
  '\u2066',
  '\u200b',
  '\u200f',
  '\ufeff',
  '\u2060',
  '\u{e0041}',
  '\ud800',
  '\x1b[2J',
  '\x07',
  '\x85',
  '\u2028',
  '[a](file:///etc/passwd "b")',
  '[a]',
  '](command:x)',
  '(command:x)',
  '$',
  '(bug)',
  '\\$(bug)',
] as const;

const FILLING = [' ', '\t', '申请', '1'] as const;

const joined = (...of: readonly (readonly string[])[]) =>
  fc
    .array(fc.oneof(...of.map((texts) => fc.constantFrom(...texts))), {
      minLength: 1,
      maxLength: 3,
    })
    .map((bits) => bits.join(''));

/** Text that Markdown or HTML might interpret. */
export const markupLure = joined(MARKUP, FILLING);

/** Text that Markdown, HTML, VS Code or a terminal might interpret, or that might deceive a reader. */
export const anyLure = joined(MARKUP, UNSEEN, FILLING);
