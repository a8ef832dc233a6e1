import { isChinese, type Translate } from '../l10n.ts';
import { rulesByName } from '../rules/engine/registry.ts';

/** Where the pages about rules are published. */
const PAGES = 'https://github.com/gouji/gouji/blob/main/docs/rules';

/** The code of mistakes in the user's own forms, which no rule finds. */
export const FORM_CODE = 'form-file';

/** What the log says about a code of findings. */
export interface RuleText {
  /** What it finds, in one sentence. */
  readonly description: string;
  readonly help: string;
  /** URL of its page; undefined if there is none. */
  readonly page: string | undefined;
}

/**
 * The text for a code, which may also be that of mistakes in form files.
 *
 * @param language The language of the log, as VS Code names it.
 */
export function ruleTextOf(code: string, language: string, t: Translate): RuleText {
  const description = rulesByName.get(code)?.description[isChinese(language) ? 'zh' : 'en'];
  if (description === undefined) {
    return {
      description: t('A file of forms has a mistake.'),
      help: t('Correct the file at this place; the form is not used until then.'),
      page: undefined,
    };
  }
  const page = `${PAGES}/${code}.md`;
  const help = t('Why this is reported, and how to turn it off: {0}', page);
  return { description, help, page };
}
