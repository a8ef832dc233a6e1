import { compileForm, type Form } from './form.ts';
import type { FormSource } from './source.ts';
import trial2019 from './statutory/2019.json' with { type: 'json' };
import current2021 from './statutory/2021.json' with { type: 'json' };

/** The statutory forms, the one in force first. */
export function statutoryForms(): [Form, ...Form[]] {
  const [current, ...former] = [current2021, trial2019] as unknown as [FormSource, ...FormSource[]];
  return [compileForm(current), ...former.map(compileForm)];
}
