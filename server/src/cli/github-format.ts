import { visibleText } from '../plain-text.ts';
import { namesInOrder } from '../source/draft-source.ts';
import type { FoundInFile } from './checked-draft.ts';
import type { Format } from './format.ts';
import { type SeverityName, severityOf } from './severity.ts';
import { pathBelow } from './short-path.ts';

const LEVELS: Readonly<Record<SeverityName, 'error' | 'warning' | 'notice'>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/**
 * Annotations for a workflow of GitHub: commands that the runner reads from the log, such as
 * `::error file=a.txt,line=3,col=5,title=row-total::841 + 46 = 887`. See “Workflow commands for GitHub Actions”.
 */
export const githubFormat: Format = {
  isOrdered: true,
  linesOf({ file, reports, answer }, _, directory) {
    const artifact = (pathBelow(file, directory) ?? file).replaceAll('\\', '/');
    const found = reports.flatMap((report) =>
      report.found.map((one) =>
        command(LEVELS[severityOf(one.diagnostic)], propertiesOf(artifact, one), messageOf(one)),
      ),
    );
    if (!answer) return found;
    const level = answer.ready ? 'notice' : 'error';
    return [...found, command(level, { file: artifact }, answer.sentence)];
  },
  writer: (out) => ({
    add(lines) {
      for (const line of lines) out.command(line);
    },
    end() {},
  }),
};

function propertiesOf(file: string, { diagnostic, place }: FoundInFile) {
  const title = String(diagnostic.code);
  if ('names' in place) return { file, title };
  const { start, end } = place.range;
  const line = { line: start.line + 1, endLine: end.line + 1 };
  // Columns of several lines are refused.
  const columns =
    start.line === end.line ? { col: start.character + 1, endColumn: end.character + 1 } : {};
  return { file, ...line, ...columns, title };
}

/** In an office file, the message says where: it has no lines. */
function messageOf({ diagnostic, place }: FoundInFile): string {
  const message = String(diagnostic.message);
  return 'names' in place ? `${namesInOrder(place.names).join(' › ')}: ${message}` : message;
}

function command(
  level: 'error' | 'warning' | 'notice',
  properties: Readonly<Record<string, string | number>>,
  message: string,
): string {
  const all = Object.entries(properties).map(
    ([name, value]) =>
      `${name}=${escaped(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`,
  );
  return `::${level} ${all.join(',')}::${escaped(message)}`;
}

/** Escaped as the runner unescapes it. */
function escaped(text: string): string {
  return visibleText(text).replaceAll('%', '%25');
}
