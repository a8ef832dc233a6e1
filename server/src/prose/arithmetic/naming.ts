/** Characters that do not change what a name means: 2023年度预算数, 2023年当年预算. */
const FILLERS = /当年|本年度?|共计|[度的数“”"]/g;

/** Whether words name a labelled amount: 年初预算 names 财政拨款支出年初预算, and 2023年预算 names 2023年当年预算数. */
export function isNamed(words: string, label: string): boolean {
  const sought = core(words);
  if (sought === '') return false;
  let at = 0;
  for (const char of core(label)) if (char === sought.charAt(at)) at++;
  return at === sought.length;
}

/**
 * Whether an amount is of a subject: 2024年度收入支出总计 of 支出总计, and 支出决算 of 公务接待费支出决算 if its sentence
 * speaks of 公务接待费.
 *
 * @param sentence The sentence of the amount, up to its label.
 */
export function isOfSubject(subject: string, label: string, sentence: string): boolean {
  const [sought, own] = [core(subject), core(label)];
  if (sought.length < 2 || own.length < 2) return false;
  if (own.endsWith(sought)) return true;
  // 收、支总计 is short for 收入总计 and 支出总计.
  if (sought.includes('、') && sought.slice(-2) === own.slice(-2)) {
    const end = sought.slice(-2);
    return sought
      .slice(0, -2)
      .split('、')
      .some((part) => isNamed(part + end, label));
  }
  return sought.endsWith(own) && core(sentence).includes(sought.slice(0, -own.length));
}

/** Whether a label ends with a name. */
export function endsWithName(name: string, label: string): boolean {
  return core(name).length > 1 && core(label).endsWith(core(name));
}

function core(name: string): string {
  return name.replace(FILLERS, '');
}
