import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * The place where node-gyp finds the headers of Node. By default it downloads them from nodejs.org, which
 * a closed network refuses, but most installations of Node include them. Headers of another version than
 * the running one also work, because the code that is compiled here uses only Node-API.
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
