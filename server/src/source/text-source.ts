import type { Text } from '../bytes/content.ts';
import type { Translate } from '../l10n.ts';
import type { Loss, Source, SourceTools } from './draft-source.ts';
import { linesOf } from './lines.ts';

/** A text file as a draft. It is written in its old encoding. */
export function textSource(
  bytes: Uint8Array,
  content: Text,
  { encode }: SourceTools,
  t: Translate,
): Source {
  const { text } = content;
  return {
    bytes,
    text,
    losses: lossesOf(content, t),
    isOffice: false,
    placeOf: (_, range) => ({ range }),
    written(document) {
      const same = encode(content, text);
      if (!same || !areEqual(same, bytes)) {
        const refused = t(
          'Some bytes of the file cannot be written back unchanged, so it was not written.',
        );
        return [{ refused }];
      }
      const refused = t(
        'A change contains a character that the file’s encoding does not have, so the file was not written.',
      );
      return encode(content, document.text) ?? [{ refused }];
    },
  };
}

function areEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

function lossesOf({ text, damage }: Text, t: Translate): readonly Loss[] {
  if (!damage) return [];
  const message = t(
    'Some bytes of the file are damaged, so characters are lost. Damaged places from here on: {0}.',
    damage.places,
  );
  return [{ place: linesOf(text).placeOf(damage.first), message }];
}
