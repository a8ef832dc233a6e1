/** The usage of the program, in both languages, because it is printed before any setting is known. */
export const USAGE = `用法 / Usage: gouji check [OPTION…] PATH…
              gouji fix [--write] [--backup] PATH…
              gouji convert [--comments] INPUT OUTPUT
              gouji sum [--output OUT] [--title TITLE] [--against REPORT] PATH…
              gouji help [COMMAND]，gouji COMMAND --help，gouji --version

  check   检查报告草稿，逐条列出问题；也可输出 JSON、SARIF 或代码托管平台的注解
          check drafts and list what does not reconcile; also as JSON lines, SARIF or annotations
  fix     列出有把握的改动（找准的错数，数字和标点的写法）；加 --write 写入文件
          list the changes that are certain (figures located as wrong, the style of figures and
          punctuation); --write writes them into the files
  convert 把报告写成另一种文件，种类看文件名的后缀；加 --comments 写出 Word 文件的副本，问题写成批注
          write a report as a file of another kind, given by the ending of its name; with --comments, a
          copy of a Word file with the findings as comments
  sum     把各单位的报告逐格相加，写成一份汇总；加 --against 与已有的汇总报告逐格对照
          add up the reports of several bodies, cell by cell; with --against, compare a report with the sum

PATH 是文件、文件夹，或“*.docx”这样的写法；选项写在第一个 PATH 之前。文件夹里与报告无关的文件不算，.git 忽略的、隐藏的
文件夹和 node_modules 不看。
PATH is a file, a folder, or a pattern such as "*.docx"; options come before the first PATH. In a folder,
files about something else do not count; what git ignores, hidden folders and node_modules are passed over.

能读：文本、Markdown、HTML、CSV、TSV、Word（.docx）、Excel（.xlsx）；PDF 用 pdftotext -layout FILE - | gouji check -
It reads text, Markdown, HTML, CSV, TSV, Word (.docx) and Excel (.xlsx), and the text of a PDF as shown.

自己的表样 .gouji/forms/*.json、已接受的问题 .gouji/accepted.json 和设置 .gouji/config.json：从草稿所在文件夹往上，
到含 .git 的文件夹为止；没有 .git 时到当前目录为止。
Forms of your own (.gouji/forms/*.json), accepted findings (.gouji/accepted.json) and settings
(.gouji/config.json) are read in the folder of a draft and the folders above it, up to the nearest one
with .git, or else up to the working directory.

退出码 / Exit code: 0 没有问题 / no findings,
          1 有问题，改动没有写入，或文件只读出一部分
            findings, changes not written, or a file could be read only in part,
          2 有文件无法处理：读不了，写不了，或点名的文件里没有认出报表
            a file could not be read or written, or no table was recognised in a file that was named`;

const CHECK = `用法 / Usage: gouji check [--format text|jsonl|sarif|github|html] [--output OUT] [--final]
                   [--fail-on error|warning|information|hint] [--files-from FILE|-] [--stdin-name NAME]
                   [--no-accepted] PATH…

PATH 为 - 时读标准输入。同一文件夹里有同一机关的上年报告（也可以是 Word 文件），就一并对照
- is the standard input. If last year's report of the same body is in the folder, also as a Word
file, the draft is compared with it

  --format       text：每个问题一行，file:line:column: severity code message，Word 和 Excel 文件为
                 file:part:table:row:column；jsonl：每份报告一行 JSON，查完即输出；sarif：SARIF 2.1.0；
                 github：GitHub 工作流的注解；html：给审阅者的一页，写入 --output
                 text: one line for each finding; jsonl: a line of JSON for each report, as soon as it is
                 known; sarif: SARIF 2.1.0; github: annotations of a GitHub workflow; html: a page
                 for reviewers, written to --output
  --output       写入新文件，已有的不覆盖 / write a new file; an existing one is never overwritten
  --final        能否发布：没有填的数、没有核对的表、遗留痕迹和已接受的问题都列出，每份以一句话作答
                 is it ready to be published? Lists blanks, unchecked tables, leftover marks and accepted
                 findings too, and answers with one sentence for each draft
  --fail-on      达到这一级别的问题才使退出码为 1；不加时任何问题都算
                 findings of this severity and above make the exit code 1; by default, all do
  --files-from   从文件（- 为标准输入）读 PATH，每行一个，或以零字节分隔
                 read PATHs from a file, or from the standard input, one a line or ended by zero bytes
  --stdin-name   标准输入的名称，后缀说明是哪种草稿
                 a name for the standard input; its ending says what kind of draft it is
  --no-accepted  已接受的问题也照常列出 / list accepted findings like all others

退出码 / Exit code: 0 没有问题 / no findings, 1 有问题，或文件只读出一部分 / findings, or a file could be read
          only in part, 2 有文件无法处理 / a file could not be processed`;

const FIX = `用法 / Usage: gouji fix [--write] [--backup] PATH…

  --write  写入文件；不加时只列出改动。编码、换行、权限（mode）和属主不变，ACL 和扩展属性不保留；
           链接、只读文件和正在 Word 里打开的文件不写
           change the files; without it the changes are only listed. Encoding, line breaks, mode and owner
           stay the same, ACLs and extended attributes are lost; links, read-only files and files that are
           open in Word are not written
  --backup 写入时在旁边留下原件：FILE.bak，已有的不覆盖，依次用 FILE.bak2 等
           keep each changed file as it was, as FILE.bak, or FILE.bak2 and so on

退出码 / Exit code: 0 没有问题留下 / no findings are left, 1 有问题留下，或改动没有写入 / findings are left, or
          changes were not written, 2 有文件无法处理 / a file could not be processed`;

const CONVERT = `用法 / Usage: gouji convert [--comments] INPUT OUTPUT

INPUT 是报告草稿、网页、Word 或 Excel 文件，OUTPUT 的后缀说明写成什么 / INPUT is a draft, a web page, a Word
file or a workbook; the ending of OUTPUT decides what is written:

  .docx   新的 Word 文件，照党政机关公文格式（GB/T 9704—2012）的版面，表格照表样排印
          a new Word file with the layout of official documents and the tables as their forms print them
  .xlsx   新的 Excel 工作簿，每张表一个工作表，数字可直接计算，不含文字
          a new workbook with a sheet for each table, without the prose
  .html   可发布的网页，表格照表样排印 / a page ready to publish, with the tables as their forms print them
  .md     Markdown
  .csv    表格，不含文字 / the tables, without the prose
  .gouji  草稿，表格一行一行，以制表符分隔 / a draft with tables in rows, separated by tabs

  --comments  INPUT 和 OUTPUT 都是 .docx：写出副本，每个问题是所涉数字上的一条批注，写明算式和应为多少，其余不变
              both are .docx: a copy with each finding as a comment at its figure, which gives the sum
              and the right figure; everything else stays the same

已有的文件不会被覆盖 / An existing file is never overwritten.

退出码 / Exit code: 0 已写入 / written, 2 没有写入 / not written`;

const SUM = `用法 / Usage: gouji sum [--output OUT] [--title TITLE] [--against REPORT] PATH…

各单位的报告逐格相加，写成同一表样的一份草稿，写到标准输出。以多数报告的表样和年份为准，不计入的逐一说明：表样不同、
年份不同、同一单位的第二份、以前的汇总、--against 的那一份。勾稽关系不成立的照样计入，并指明文件和单位
Adds up the reports of several bodies, cell by cell, into one draft of the same form, on the standard
output. The form and the year of most reports count. Reports that are left out are named: another form,
another year, a second report of the same body, an earlier sum, and the one of --against. A report that
does not reconcile is added up as it stands, and named

  --output OUT      写入文件，种类看后缀，同 convert；已有的文件不覆盖
                    write a file of the kind that its ending says, as convert does; an existing file is not
                    overwritten
  --title TITLE     汇总的标题；不写时标题说明汇总了几个单位
                    the title of the sum; without it, the title says how many bodies are added up
  --against REPORT  与这份报告对照：与汇总不同的每个数是一个 roll-up 问题，并列出各单位的数。有 --output 时
                    写到标准输出，没有时写到标准错误
                    compare this report: each figure that differs from the sum is a finding (roll-up) with the
                    figure of every body, on the standard output with --output, else on the standard error

退出码 / Exit code: 0 都已计入，且相符 / all reports were added up, 1 有报告不合勾稽关系，有数不同，或有数读不出
          / a report does not reconcile, a figure differs, or one cannot be read, 2 有报告没有计入或读不了 / a
          report was left out or could not be read`;

/** The usage of each command. */
export const USAGES: ReadonlyMap<string, string> = new Map([
  ['check', CHECK],
  ['fix', FIX],
  ['convert', CONVERT],
  ['sum', SUM],
]);
