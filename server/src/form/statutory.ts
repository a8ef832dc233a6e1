import type { Form } from './form.ts';
import { readFormFile } from './form-file.ts';
import trial2019 from './statutory/2019.json' with { type: 'json' };
import current2021 from './statutory/2021.json' with { type: 'json' };
import budget from './statutory/budget.json' with { type: 'json' };
import enforcement from './statutory/enforcement.json' with { type: 'json' };
import finalAccounts from './statutory/final-accounts.json' with { type: 'json' };

/**
 * The statutory forms, the one in force first. They are read like the forms of users.
 *
 * @throws Error if one of them has a mistake.
 */
export function statutoryForms(): [Form, ...Form[]] {
  const current = read(current2021, []);
  return [
    current,
    read(trial2019, [current]),
    ...[finalAccounts, budget, enforcement].map((source) => read(source, [])),
  ];
}

function read(source: { readonly id: string }, known: readonly Form[]): Form {
  const { form, problems } = readFormFile(JSON.stringify(source), (message) => message, known);
  if (!form) throw new Error(`${source.id}: ${problems.map(({ message }) => message)}`);
  return form;
}
