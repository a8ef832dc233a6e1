import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { installTranslations } from './install.ts';

/**
 * Puts VS Code's texts in simplified Chinese where a workbench looks for the texts of a display language:
 * in its data folder, as if a language pack were installed. Texts without a translation stay English.
 */
export async function addChinese(data: string): Promise<void> {
  const folder = await installTranslations();
  const source = pathToFileURL(path.join(folder, 'main.i18n.json.js')).href;
  const { default: contents }: { default: unknown } = await import(source);
  const workbench = path.join(data, 'zh-cn.i18n.json');
  writeFileSync(workbench, JSON.stringify({ contents }));
  const extensions = path.join(folder, 'extensions');
  const translations = Object.fromEntries(
    readdirSync(extensions).map((file) => [
      file.replace(/\.i18n\.json$/, ''),
      path.join(extensions, file),
    ]),
  );
  const pack = {
    hash: 'zh-cn',
    label: '中文(简体)',
    extensions: [{ extensionIdentifier: { id: 'gouji.zh-cn' }, version: '1.0.0' }],
    translations: { vscode: workbench, ...translations },
  };
  writeFileSync(path.join(data, 'languagepacks.json'), JSON.stringify({ 'zh-cn': pack }));
}
