import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * Where node-gyp finds the headers of Node. Left alone it downloads them from nodejs.org, which a
 * closed network refuses; most installations of Node bring them along. Those of another version
 * than the one that runs do as well, because what is compiled here uses Node-API only.
 */
export function headers(): Readonly<Record<string, string>> {
  if (process.env.npm_config_nodedir) return {};
  const programs = [process.execPath, process.env.npm_node_execpath, ...onPath()];
  const prefix = programs
    .map((program) => program && path.resolve(path.dirname(program), '..'))
    .find((folder) => folder && existsSync(path.join(folder, 'include/node/node_api.h')));
  return prefix ? { npm_config_nodedir: prefix } : {};
}

function onPath(): string[] {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return folders.filter((folder) => folder !== '').map((folder) => path.join(folder, 'node'));
}
