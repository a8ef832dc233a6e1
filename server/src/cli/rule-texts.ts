import texts from '../../../package.nls.zh-cn.json' with { type: 'json' };
import type { Translate } from '../l10n.ts';

/** Where the pages on the rules are. */
const PAGES = 'https://github.com/gouji/gouji/blob/main/docs/rules';

/** What a reader of a log is told of a code of findings. */
export interface RuleText {
  /** What it finds, in a sentence. */
  readonly description: string;
  readonly help: string;
  /** The page on it; undefined where there is none. */
  readonly page: string | undefined;
}

const RULES: ReadonlyMap<string, string> = new Map(Object.entries(texts));

/** The text on a code, which may also be that of the mistakes in files of one's own. */
export function ruleTextOf(code: string, t: Translate): RuleText {
  const description = RULES.get(`rule.${code}`);
  if (description === undefined) {
    return {
      description: t('A mistake in a file of forms.'),
      help: t('Correct the file at this place; the form is not used until then.'),
      page: undefined,
    };
  }
  const page = `${PAGES}/${code}.md`;
  const help = t('Why this is reported, and how to turn it off: {0}', page);
  return { description, help, page };
}
