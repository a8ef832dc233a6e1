import path from 'node:path';
import { root } from '../../scripts/host/paths.ts';
import { run } from '../../scripts/host/run.ts';

/** Everything of a release, made as the workflow makes it. */
export const release = path.join(root, 'release');

await run('npm', ['run', 'release:pack'], root, { GITHUB_REF_TYPE: 'branch' });
