import { type Content, contentOf, type Decode } from '../../server/src/bytes/content.ts';
import { encoder } from '../../server/src/bytes/encode.ts';

/** The decoders of Node, as programs lend them to what reads bytes. */
export const decode: Decode = (bytes, encoding) =>
  new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);

/** Writes texts in every encoding that is read. */
export const encode = encoder((text) => new TextEncoder().encode(text), decode);

/** What bytes are. */
export function read(bytes: Uint8Array): Content {
  return contentOf(bytes, decode);
}
