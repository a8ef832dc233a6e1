import { chineseOf } from './translations.ts';

/** Translates an English message; `{0}`, `{1}`, … are replaced by the arguments as far as there are any. */
export type Translate = (message: string, ...args: readonly (string | number)[]) => string;

/**
 * The translator for a locale as VS Code names it, such as `zh-cn` or `en`. Languages without a bundle
 * get English.
 */
export function translatorFor(locale: string): Translate {
  const translation = isChinese(locale) ? chineseOf : () => undefined;
  return (message, ...args) =>
    (translation(message) ?? message).replace(/\{(\d+)\}/g, (place, index) =>
      String(args[Number(index)] ?? place),
    );
}

/** Whether a locale is Chinese. */
export function isChinese(locale: string): boolean {
  return locale.toLowerCase().startsWith('zh');
}
