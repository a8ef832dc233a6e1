/**
 * Adds to the built server what only its npm package has: the types of the library, and the licence. `npm pack`
 * and `npm publish` in `server/` run this as `npm run build:npm`. That is a shell of its own, because a shell that has
 * found the Node of the system once, to install the project's own, does not look for another.
 */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { dts } from 'rolldown-plugin-dts';
import { root } from './host/paths.ts';
import { run } from './host/run.ts';

copyFileSync(path.join(root, 'LICENSE'), path.join(root, 'server/LICENSE'));

// Within the repository, so that the types of the LSP libraries are found.
const declarations = mkdtempSync(path.join(root, 'server/out/types-'));
try {
  await run('tsc', ['-p', 'server/tsconfig.types.json', '--outDir', declarations], root);
  const types = await rolldown({
    input: path.join(declarations, 'service.d.ts'),
    // These are declarations already, so none are generated.
    plugins: [dts({ dtsInput: true, tsconfig: false, oxc: true })],
  });
  await types.write({ dir: path.join(root, 'server/out'), entryFileNames: 'service.d.mts' });
} finally {
  rmSync(declarations, { recursive: true });
}
