/** Separates the thousands of a number in digits: `10661.51` becomes `10,661.51`. */
export function separated(digits: string, mark: string): string {
  const start = digits.startsWith('-') ? 1 : 0;
  const point = digits.search(/[.,]/);
  let at = point < 0 ? digits.length : point;
  let result = digits.slice(at);
  for (; at - 3 > start; at -= 3) result = mark + digits.slice(at - 3, at) + result;
  return digits.slice(0, at) + result;
}
