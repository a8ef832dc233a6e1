import type { Decode } from '../../server/src/bytes/content.ts';

/** Decodes as `contentOf` requires. */
export const decode: Decode = (bytes, encoding) =>
  new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
