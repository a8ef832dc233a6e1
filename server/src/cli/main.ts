import { parseArgs } from 'node:util';
import { type Checked, checkFiles, checkForms, together } from './check.ts';
import type { Task } from './drafts.ts';
import { fixFiles } from './fix.ts';
import { formFilesFor } from './form-folders.ts';
import { FORMATS } from './formats.ts';
import type { Output } from './output.ts';

const USAGE = `用法 / Usage: gouji check [--format text|sarif] FILE…
              gouji fix [--write] FILE…

  check   检查报告草稿，逐条列出问题；可输出 SARIF 2.1.0，供代码托管平台和编辑器显示
          check drafts and list what does not reconcile; as SARIF 2.1.0 for code hosts and editors
  fix     列出有把握的改动（找准的错数，数字和标点的写法）；加 --write 写入文件
          list the changes that are certain (figures located as wrong, the style of figures and
          punctuation); --write makes them in the files

自己的表样：.gouji/forms/*.json，当前目录、草稿所在目录及其上级。
Forms of your own: .gouji/forms/*.json in the working directory, beside the drafts, and above.

退出码 / Exit code: 0 没有问题 / nothing found, 1 有问题 / findings, or changes not written,
          2 有文件无法处理：读不了，写不了，或没有认出报表
            a file could not be dealt with: not read, not written, or no table recognised
`;

/** What can be asked for, and the options that it takes. */
const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  check: ['format'],
  fix: ['write'],
};

/**
 * Runs the command line and gives the exit code.
 *
 * @param checkAll Checks the drafts, here or in several threads; what it gives is told in its order.
 */
export async function main(
  args: readonly string[],
  out: Output,
  error: Output,
  checkAll: (task: Task) => Promise<readonly Checked[]> = async (task) => [checkFiles(task)],
): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', short: 'h' },
      format: { type: 'string' },
      write: { type: 'boolean' },
    },
    allowPositionals: true,
    strict: false,
  });
  if (values.help) {
    out.write(USAGE);
    return 0;
  }
  const [command = '', ...files] = positionals;
  const unknown = Object.keys(values).find((option) => !COMMANDS[command]?.includes(option));
  if (unknown !== undefined) error.write(`没有这个选项 / no such option: --${unknown}\n\n`);
  if (unknown !== undefined || !Object.hasOwn(COMMANDS, command) || files.length === 0) {
    error.write(USAGE);
    return 2;
  }
  const { format = 'text' } = values;
  const write = FORMATS[String(format)];
  if (!write) {
    error.write(`没有这种格式 / no such format: ${format} (${Object.keys(FORMATS).join(', ')})\n`);
    return 2;
  }
  const forms = formFilesFor(files, process.cwd());
  if (command === 'fix') return fixFiles({ files, forms }, values.write === true, out, error);
  const checked = together([checkForms(forms), ...(await checkAll({ files, forms }))]);
  out.write(write(checked));
  for (const line of [...checked.failures, ...checked.notes]) error.write(line);
  if (checked.failures.length > 0) return 2;
  return checked.found.length > 0 ? 1 : 0;
}
