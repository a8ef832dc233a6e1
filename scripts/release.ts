/**
 * Puts everything of a release into `release/`: the packages, the page, their checksums and what the changelog
 * says. On a tag, the tag must be that of the version.
 */
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import manifest from '../package.json' with { type: 'json' };
import { pageFile } from './build/page.ts';
import { root } from './host/paths.ts';
import { run } from './host/run.ts';

const { version } = manifest;
const { GITHUB_REF_TYPE, GITHUB_REF_NAME } = process.env;
const isTagged = GITHUB_REF_TYPE === 'tag';
if (isTagged && GITHUB_REF_NAME !== `v${version}`) {
  throw new Error(`the tag is ${GITHUB_REF_NAME}, but package.json says ${version}`);
}
const notes = notesOf(isTagged ? version : 'Unreleased');

const folder = path.join(root, 'release');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
// The names are without the version, so that the address of the latest release stays the same.
await run('npm', ['run', 'package', '--', '--out', path.join(folder, 'gouji.vsix')], root);
await run('npm', ['pack', '--pack-destination', folder], path.join(root, 'server'));
renameSync(path.join(folder, `gouji-${version}.tgz`), path.join(folder, 'gouji.tgz'));
copyFileSync(pageFile, path.join(folder, 'gouji.html'));
writeFileSync(path.join(folder, 'SHA256SUMS'), readdirSync(folder).sort().map(checksum).join(''));
writeFileSync(path.join(folder, 'notes.md'), notes);

/** A line as `sha256sum --check` reads it. */
function checksum(file: string): string {
  const content = readFileSync(path.join(folder, file));
  return `${createHash('sha256').update(content).digest('hex')}  ${file}\n`;
}

/** What the changelog says below the heading of a version. */
function notesOf(heading: string): string {
  const changelog = readFileSync(path.join(root, 'CHANGELOG.md'), 'utf8');
  const section = changelog.split(/^## /m).find((text) => text.startsWith(`[${heading}]`));
  if (section === undefined) throw new Error(`CHANGELOG.md has no heading for ${heading}`);
  return section.slice(section.indexOf('\n')).trimStart();
}
