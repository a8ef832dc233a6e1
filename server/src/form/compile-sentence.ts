import { slotCalled } from './compile-between.ts';
import type { SentenceForm, SlotForm, TableForm } from './form.ts';
import type { SentenceSource } from './source.ts';
import { wordsOf } from './vocabulary.ts';

/**
 * Makes a sentence of a form from its JSON.
 *
 * @throws Error if it cannot be read. Users' form files are checked before.
 */
export function compileSentence(
  { says = '', under = '', unless = '', counts = '', anyLevel = false, repeats }: SentenceSource,
  tables: readonly TableForm[],
): SentenceForm {
  const written = typeof repeats === 'string' ? [repeats] : repeats;
  const slots = written.map((name): SlotForm => {
    const slot = slotCalled({ name, sign: 1, start: 0, end: name.length }, tables);
    if ('problem' in slot) throw new Error(`${slot.problem}: ${name}`);
    return slot;
  });
  return {
    words: wordsOf(says) ?? [],
    under: wordsOf(under) ?? [],
    unless: wordsOf(unless) ?? [],
    counts: wordsOf(counts) ?? [],
    isOfAnyLevel: anyLevel,
    repeats: slots,
  };
}
