/** What the program does, in both languages: it is asked for before any setting is known. */
export const USAGE = `用法 / Usage: gouji check [--final] [--format text|sarif] [--no-accepted] FILE…
              gouji fix [--write] FILE…
              gouji help [COMMAND]，gouji COMMAND --help，gouji --version

  check   检查报告草稿，逐条列出问题；可输出 SARIF 2.1.0，供代码托管平台和编辑器显示
          check drafts and list what does not reconcile; as SARIF 2.1.0 for code hosts and editors
  fix     列出有把握的改动（找准的错数，数字和标点的写法）；加 --write 写入文件
          list the changes that are certain (figures located as wrong, the style of figures and
          punctuation); --write makes them in the files

选项写在第一个文件之前。/ Options stand before the first file.

自己的表样 .gouji/forms/*.json 和已接受的问题 .gouji/accepted.json：从草稿所在文件夹往上，
到含 .git 的文件夹为止；没有 .git 时到当前目录为止。
Forms of your own (.gouji/forms/*.json) and accepted findings (.gouji/accepted.json) count from the
folder of a draft up to the nearest that holds .git, else to the working directory.

退出码 / Exit code: 0 没有问题 / nothing found, 1 有问题 / findings, or changes not written,
          2 有文件无法处理：读不了，写不了，或没有认出报表
            a file could not be dealt with: not read, not written, or no table recognised`;

const CHECK = `用法 / Usage: gouji check [--final] [--format text|sarif] [--no-accepted] FILE…

  --final        能否发布：没有填的数、没有核对的表、遗留痕迹和已接受的问题都列出，每份以一句话作答
                 ready to be published? Blanks, unread tables, marks left over and accepted findings are
                 all listed, and each draft is answered in a sentence
  --format       text：每个问题一行，file:line:column: severity code message；sarif：SARIF 2.1.0
                 text: a line for each finding; sarif: SARIF 2.1.0
  --no-accepted  已接受的问题也照常列出 / list accepted findings like all others

退出码 / Exit code: 0 没有问题 / nothing found, 1 有问题 / findings, 2 有文件无法处理 / a file could not be
          dealt with`;

const FIX = `用法 / Usage: gouji fix [--write] FILE…

  --write  写入文件；不加时只列出改动。编码、换行、权限和属主不变；链接和只读文件不写
           change the files; without it the changes are only listed. Encoding, line ends, mode and owner
           stay; links and read-only files are not written

退出码 / Exit code: 0 没有问题留下 / nothing is left, 1 有问题留下，或改动没有写入 / findings are left, or changes
          not written, 2 有文件无法处理 / a file could not be dealt with`;

/** What each command does. */
export const USAGES: ReadonlyMap<string, string> = new Map([
  ['check', CHECK],
  ['fix', FIX],
]);
