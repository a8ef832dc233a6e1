/** The script of the worker in which the files are read and checked, so that the page never waits. */
import { decode } from '../../client/src/decode.ts';
import { encoder } from '../../server/src/bytes/encode.ts';
import { PageCore } from './page-core.ts';
import type { FromCore, ToCore } from './page-messages.ts';

const core = new PageCore(
  {
    decode,
    encode: encoder((text) => new TextEncoder().encode(text), decode),
    now: () => `${new Date().toISOString().slice(0, 19)}Z`,
  },
  (message: FromCore) => postMessage(message),
);

addEventListener('message', ({ data }: MessageEvent<ToCore>) => core.take(data));
