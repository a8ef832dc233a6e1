import { eastAsianWidth } from 'get-east-asian-width';

/**
 * How many columns a text takes in an editor's font. Chinese characters and full-width forms take two (W
 * and F in Unicode Standard Annex 11), combining marks take none. Characters that Unicode calls
 * ambiguous, such as “ ”, take one.
 */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    if (!JOINING.test(character)) width += eastAsianWidth(character.codePointAt(0) ?? 0);
  }
  return width;
}

const JOINING = /[\p{Mn}\p{Me}\p{Cf}]/u;
