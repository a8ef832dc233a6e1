/** The script of the page: it takes files, has the worker read them, and shows what the worker answers. */
import workerScript from 'gouji:core-worker';
import type { FromCore } from './page-messages.ts';
import { WholePage } from './whole-page.ts';

// A page from a file cannot load a worker from another file.
const address = URL.createObjectURL(new Blob([workerScript], { type: 'text/javascript' }));
const worker = new Worker(address);
const page = new WholePage((message, transfer) => worker.postMessage(message, transfer));
worker.addEventListener('message', ({ data }: MessageEvent<FromCore>) => page.take(data));
page.start(navigator.language);
