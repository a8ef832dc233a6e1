/** Writes the Word document and the workbook among the samples, from drafts there: the same bytes every time. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { languageService } from '../server/src/service.ts';
import { open } from '../test/kit/read.ts';
import { root } from './host/paths.ts';

const samples = path.join(root, 'samples');

write('江城市沿江区2024年政府信息公开工作年度报告（错一个数）.txt', {
  name: '江城市滨江区2024年政府信息公开工作年度报告（错一个数）.docx',
  change: (text) => text.replaceAll('沿江区', '滨江区'),
});
write('江城市2024年行政执法情况（合计错一个）.gouji', {
  name: '江城市2023年行政执法情况（合计错一个）.xlsx',
  change: (text) => text.replaceAll('2024', '2023'),
});

/** Writes a draft as an office file of another body or year. */
function write(
  draft: string,
  { name, change }: { readonly name: string; readonly change: (text: string) => string },
): void {
  const text = change(readFileSync(path.join(samples, draft), 'utf8'));
  const exported = languageService.exportReport(open(text), name);
  if ('problem' in exported) throw new Error(exported.problem);
  writeFileSync(path.join(samples, name), exported.bytes);
}
