// Installs the dependencies when they are not there or older than the lock file. Plain JavaScript
// without dependencies: this is the one script that any Node runs before the project's own is there.
import { execSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

const installed = 'node_modules/.package-lock.json';
const upToDate =
  existsSync(installed) && statSync(installed).mtimeMs >= statSync('package-lock.json').mtimeMs;
if (!upToDate) {
  console.log('正在安装依赖 / installing dependencies …');
  execSync('npm ci --no-audit --no-fund --loglevel=error', { stdio: 'inherit' });
}
