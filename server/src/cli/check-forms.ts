import { settingsOf } from '../analysis.ts';
import { formProblems } from '../features/form-problems.ts';
import { formsOf } from '../form/forms.ts';
import { statutoryForms } from '../form/statutory.ts';
import type { Translate } from '../l10n.ts';
import { FormFiles } from '../workspace/form-files.ts';
import { type CheckedDraft, unreadDraft } from './checked-draft.ts';
import { documentOf, type Task } from './drafts.ts';
import { shortPath } from './short-path.ts';
import { findingLine } from './text-format.ts';

/** The mistakes in the users' own forms, a line each. */
export function formLines(task: Task, t: Translate): string[] {
  return checkForms(task, t).flatMap(({ reports }) =>
    reports.flatMap(({ found }) => found.map(findingLine)),
  );
}

/** The mistakes in the users' own forms, as findings of their files. */
export function checkForms({ forms, directory }: Task, t: Translate): CheckedDraft[] {
  const statutory = statutoryForms();
  const settings = settingsOf(formsOf(statutory), t, {});
  const own = new FormFiles(statutory);
  for (const [form, text] of forms) own.set(form, text, t);
  return [...forms].flatMap(([form, text]) => {
    const document = documentOf(form, text, { settings, besideOthers: () => [] });
    const file = shortPath(form, directory);
    const found = formProblems(document, own.problems(form, t)).map((diagnostic) => ({
      file,
      diagnostic,
      place: { range: diagnostic.range },
      table: undefined,
      related: [],
      fix: () => [],
      identity: [String(diagnostic.code), String(diagnostic.message)],
    }));
    if (found.length === 0) return [];
    const draft = unreadDraft(file);
    return { ...draft, reports: draft.reports.map((report) => ({ ...report, found })) };
  });
}
