import { type Content, contentOf, type Decode } from '../../server/src/bytes/content.ts';
import { encoder } from '../../server/src/bytes/encode.ts';

/** Node's decoders, as programs pass them to the reader of bytes. */
export const decode: Decode = (bytes, encoding) =>
  new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);

/** Writes texts in every encoding that can be read. */
export const encode = encoder((text) => new TextEncoder().encode(text), decode);

/** Reads bytes as content. */
export function read(bytes: Uint8Array): Content {
  return contentOf(bytes, decode);
}
