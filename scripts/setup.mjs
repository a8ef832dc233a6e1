// Installs the dependencies of the folder that is named, or of the project, when they are not there or older than
// the lock file. Plain JavaScript without dependencies: this is the one script that any Node runs before the
// project's own is there.
import { execSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';

const folder = process.argv[2] ?? '.';
const installed = path.join(folder, 'node_modules/.package-lock.json');
const locked = path.join(folder, 'package-lock.json');
const upToDate = existsSync(installed) && statSync(installed).mtimeMs >= statSync(locked).mtimeMs;
if (!upToDate) {
  console.log('正在安装依赖 / installing dependencies …');
  execSync('npm ci --no-audit --no-fund --loglevel=error', { cwd: folder, stdio: 'inherit' });
}
