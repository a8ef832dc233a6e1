/**
 * Draws the Word document among the samples as LibreOffice prints it after its wrong figure was mended:
 * `docs/images/office-page.png`. The command line mends it, so this needs the build (`npm run build`).
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { libreOffice } from '../server/src/libre-office.node.ts';
import { root } from './host/paths.ts';

const NEEDED =
  'it needs LibreOffice, poppler and fonts (Debian: apt-get install libreoffice-writer poppler-utils fonts-liberation fonts-noto-cjk)';

/** Runs a program, and returns what it writes. */
function outputOf(file: string, ...args: readonly string[]): string {
  const { error, status, stdout, stderr } = spawnSync(file, args, { encoding: 'utf8' });
  if (error) throw new Error(`${file} cannot be run; ${NEEDED}`, { cause: error });
  if (status !== 0) throw new Error(`${file} ${args.join(' ')} failed (${status}):\n${stderr}`);
  return stdout;
}

/** An area of the second page, the table with the mended figure, at five dots a millimetre. */
const table = '-f 2 -l 2 -r 127 -x 115 -y 730 -W 830 -H 645'.split(' ');
const shown = ['三、收到和处理政府信息公开申请情况', '149'];

const office = libreOffice();
if (!office) throw new Error(`LibreOffice is not on the path; ${NEEDED}`);
const home = mkdtempSync(path.join(tmpdir(), 'gouji-page-'));
try {
  const sample = '江城市滨江区2024年政府信息公开工作年度报告（错一个数）.docx';
  const document = path.join(home, 'report.docx');
  copyFileSync(path.join(root, 'samples', sample), document);
  outputOf(process.execPath, path.join(root, 'server/out/cli.cjs'), 'fix', '--write', document);

  // With a profile of its own, it runs beside a LibreOffice that is open, too.
  const profile = `-env:UserInstallation=${pathToFileURL(path.join(home, 'profile'))}`;
  outputOf(office.file, profile, '--headless', '--convert-to', 'pdf', '--outdir', home, document);
  const pdf = path.join(home, 'report.pdf');
  const text = outputOf('pdftotext', ...table, pdf, '-');
  for (const words of shown) {
    if (!text.includes(words)) throw new Error(`the picture would not show ${words}:\n${text}`);
  }

  const picture = 'docs/images/office-page';
  outputOf('pdftoppm', '-png', '-singlefile', ...table, pdf, path.join(root, picture));
  console.log(`${picture}.png`);
} finally {
  rmSync(home, { recursive: true, force: true });
}
