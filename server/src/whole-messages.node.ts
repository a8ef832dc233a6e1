import { Writable } from 'node:stream';

/**
 * A stream that takes messages as `vscode-jsonrpc` writes them, a header and then the content, and passes
 * each on as one. Written apart, the two cost two system calls and wake the reader twice: a third of what
 * a keystroke takes.
 */
export function wholeMessages(out: Writable): Writable {
  let header = '';
  const messages = new Writable({
    decodeStrings: false,
    write(chunk: string | Buffer, _encoding, done) {
      if (typeof chunk === 'string') {
        header += chunk;
        done();
        return;
      }
      const message = Buffer.concat([Buffer.from(header, 'ascii'), chunk]);
      header = '';
      out.write(message, done);
    },
  });
  out.on('error', (error) => messages.destroy(error));
  return messages;
}
