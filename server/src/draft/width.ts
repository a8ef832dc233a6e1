import { eastAsianWidth } from 'get-east-asian-width';

/**
 * How many columns a text takes in an editor's font: Chinese characters and full-width forms take two
 * (Unicode Standard Annex 11: W and F), marks that join the character before them none. What Unicode calls
 * ambiguous, such as “ ”, takes one.
 */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    if (!JOINING.test(character)) width += eastAsianWidth(character.codePointAt(0) ?? 0);
  }
  return width;
}

const JOINING = /[\p{Mn}\p{Me}\p{Cf}]/u;
