import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readStart } from '../../../server/src/start-options.ts';

describe('the arguments of the server’s program', () => {
  for (const [args, expected] of [
    [['--stdio'], { transport: 'stdio' }],
    [['--stdio', '--clientProcessId=7'], { transport: 'stdio' }],
    [['--clientProcessId', '7', '--stdio'], { transport: 'stdio' }],
    [['--node-ipc', '--clientProcessId=7'], { transport: 'node-ipc' }],
    [['--socket=6009'], { transport: 'socket', address: '6009' }],
    [['--socket', '6009'], { transport: 'socket', address: '6009' }],
    [['--pipe', '/tmp/--x'], { transport: 'pipe', address: '/tmp/--x' }],
    [['--pipe=/tmp/a=b'], { transport: 'pipe', address: '/tmp/a=b' }],
    [['--stdio', '--socket=6009'], { transport: 'stdio' }],
  ] as const) {
    it(`serve: ${args.join(' ')}`, () => assert.deepEqual(readStart(args), expected));
  }

  for (const [args, text, code] of [
    [['--help'], /--stdio/, 0],
    [['-h', '--nonsense'], /--stdio/, 0],
    [['--version'], /^\d+\.\d+\.\d+\n$/, 0],
    [[], /--stdio/, 2],
    [['--clientProcessId=7'], /--stdio/, 2],
    [['--stdo'], /no such option: "--stdo"/, 2],
    [['draft.txt'], /no such option: "draft.txt"/, 2],
    [['--stdio=1'], /no such option/, 2],
    [['--socket=65536'], /no such port: "65536"/, 2],
    [['--socket=0'], /no such port: "0"/, 2],
    [['--socket'], /no such port: ""/, 2],
    [['--socket', '--stdio'], /no such port: "--stdio"/, 2],
    [['--pipe='], /the name of the pipe is missing/, 2],
    [['constructor'], /no such option/, 2],
    [['--a\u001b[31m\nb'], /"--a\\u001b\[31m\\nb"/, 2],
  ] as const) {
    it(`print and end with ${code}: ${JSON.stringify(args)}`, () => {
      const start = readStart(args);
      assert.ok('text' in start);
      assert.match(start.text, text);
      assert.equal(start.code, code);
      if (code === 2) assert.equal(start.text.trimEnd().split('\n').length, 1);
    });
  }
});
