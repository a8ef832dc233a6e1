import translations from '../../l10n/bundle.l10n.zh-cn.json' with { type: 'json' };

const known: Readonly<Record<string, string>> = translations;

/** The Chinese translation of a message; undefined if there is none. A bundle has a shorter version of this module. */
export function chineseOf(message: string): string | undefined {
  return known[message];
}
