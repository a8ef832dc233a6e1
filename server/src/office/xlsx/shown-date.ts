/**
 * A date or a time as a number format shows it; names of months are written as numbers, and days of the week are
 * left out. Undefined if Excel's calendar has no such day.
 *
 * @param stored Days since the start of 1900, or of 1904, as a number in digits.
 * @param code One section of a number format.
 */
export function shownDate(stored: string, code: string, isFrom1904: boolean): string | undefined {
  const days = Number(stored);
  if (!(days >= 0 && days < LAST_DAY)) return undefined;
  // Excel treats 1900 as a leap year, so the days before March 1900 are off by one.
  const epoch = isFrom1904 ? EPOCH_1904 : days < 60 ? EPOCH_1900 + 1 : EPOCH_1900;
  const date = new Date(Math.round((days + epoch) * SECONDS_A_DAY) * 1000);
  let isTime = false;
  return code.replace(TOKEN, (token) => {
    const letter = token.charAt(0).toLowerCase();
    const isMinutes = letter === 'm' && isTime;
    if (/[hs]/.test(letter)) isTime = true;
    if (/[yd]/.test(letter)) isTime = false;
    const digits = (value: number) => String(value).padStart(Math.min(token.length, 2), '0');
    switch (letter) {
      case 'y':
        return String(date.getUTCFullYear()).slice(token.length > 2 ? 0 : -2);
      case 'm':
        return digits(isMinutes ? date.getUTCMinutes() : date.getUTCMonth() + 1);
      case 'd':
        return digits(date.getUTCDate());
      case 'h':
        return digits(date.getUTCHours());
      case 's':
        return digits(date.getUTCSeconds());
      case '"':
        return token.slice(1, -1);
      case '\\':
      case '!':
        return token.slice(1);
      default:
        return '';
    }
  });
}

/** Literals, parts of dates and times, and codes that are not shown: colours, languages, fillings. */
const TOKEN =
  /"[^"]*"|AM\/PM|A\/P|上午\/下午|[\\_*!].|\[(?:\$[^[\]]*|[^[\]hms][^[\]]*)\]|y+|m+|d+|h+|s+|a{3,}|[[\]@]/giu;

/** Day 0 of both calendars, in days from 1970-01-01. */
const EPOCH_1900 = -25_569;
const EPOCH_1904 = -24_107;
const SECONDS_A_DAY = 86_400;
/** The day after 9999-12-31, the last day in Excel. */
const LAST_DAY = 2_958_466;
