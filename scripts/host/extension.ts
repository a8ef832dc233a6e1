import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.ts';

/** Puts the built extension where the workbench looks for installed ones. */
export function installExtension(extensions: string): void {
  const { publisher, name, version }: Record<string, string> = JSON.parse(
    readFileSync(path.join(root, 'package.json'), 'utf8'),
  );
  const folder = path.join(extensions, `${publisher}.${name}-${version}`);
  rmSync(extensions, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const parts = [
    'package.json',
    'package.nls.json',
    'package.nls.zh-cn.json',
    'language-configuration.json',
    'client/out',
    'server/out',
    'syntaxes',
    'snippets',
    'schemas',
    'l10n',
    'images',
    'docs/rules',
  ];
  for (const part of parts)
    cpSync(path.join(root, part), path.join(folder, part), { recursive: true });
}
