import { type Checked, checkFiles, checkForms, type Task, tell } from './check.ts';
import { formFilesFor } from './form-folders.ts';
import type { Output } from './output.ts';

const USAGE = `用法 / Usage: gouji check FILE…

  check   检查报告草稿，逐条列出问题 / check drafts and list what does not reconcile
          自己的表样：.gouji/forms/*.json，当前目录、草稿所在目录及其上级
          forms of your own: .gouji/forms/*.json in the working directory, beside the drafts, and above

退出码 / Exit code: 0 没有问题 / nothing found, 1 有问题 / findings,
          2 有文件无法检查：读不了，或没有认出报表 / a file could not be checked: not read, or no table recognised
`;

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
  const [command, ...files] = args;
  if (args.includes('--help') || args.includes('-h')) {
    out.write(USAGE);
    return 0;
  }
  const unknown = args.find((arg) => arg.startsWith('-'));
  if (unknown !== undefined) error.write(`没有这个选项 / no such option: ${unknown}\n\n`);
  if (unknown !== undefined || command !== 'check' || files.length === 0) {
    error.write(USAGE);
    return 2;
  }
  const forms = formFilesFor(files, process.cwd());
  return tell([checkForms(forms), ...(await checkAll({ files, forms }))], out, error);
}
