const LEAD = /^所?占(?:比例|比重|比)?/;
const TAIL = /(?:的?(?:比例|比重|比))?(?:的|为|是|达|达到)?$/;
/** Words for the whole that do not name it. */
const ANY_WHOLE = /^(?:全部|总数|总量|总额|总|合计|总计)?$/;
const LONGEST = 40;

/**
 * The name of the whole of a share: 本年支出合计 in 占本年支出合计的. Empty if the words before the share do not name it
 * (占比为); undefined if they state no share.
 */
export function wholeNamed(clause: string): string | undefined {
  if (clause.length > LONGEST || !LEAD.test(clause)) return undefined;
  const name = clause.replace(LEAD, '').replace(TAIL, '');
  return ANY_WHOLE.test(name) ? '' : name;
}
