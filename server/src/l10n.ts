import chinese from '../../l10n/bundle.l10n.zh-cn.json' with { type: 'json' };

/** Puts an English message into the reader's language; `{0}`, `{1}`, … stand for the arguments. */
export type Translate = (message: string, ...args: readonly (string | number)[]) => string;

/** The translator for a locale as VS Code names it: `zh-cn`, `en`, … English where there is no bundle. */
export function translatorFor(locale: string): Translate {
  const bundle: Readonly<Record<string, string>> = isChinese(locale) ? chinese : {};
  return (message, ...args) =>
    (bundle[message] ?? message).replace(/\{(\d+)\}/g, (_, index) => String(args[Number(index)]));
}

function isChinese(locale: string): boolean {
  return locale.toLowerCase().startsWith('zh');
}
