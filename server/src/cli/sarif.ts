import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ArtifactLocation, Location, Log, Notification, Region, Result } from 'sarif';
import { DiagnosticSeverity, type Range } from 'vscode-languageserver-types';
import { version } from '../version.ts';
import type { Checked, Found } from './check.ts';

/** A log in SARIF 2.1.0 (OASIS), as code hosts and editors show findings. */
export function sarif({ found, failures, notes }: Checked): string {
  const codes = [...new Set(found.map(codeOf))].sort();
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'gouji', semanticVersion: version, rules: codes.map((id) => ({ id })) },
        },
        language: 'zh-CN',
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: failures.length === 0,
            toolExecutionNotifications: [
              ...failures.map((line) => notification('error', line)),
              ...notes.map((line) => notification('note', line)),
            ],
          },
        ],
        results: found.map((one) => resultOf(one, codes)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

const LEVELS = {
  [DiagnosticSeverity.Error]: 'error',
  [DiagnosticSeverity.Warning]: 'warning',
  [DiagnosticSeverity.Information]: 'note',
  [DiagnosticSeverity.Hint]: 'note',
} as const;

function resultOf(one: Found, codes: readonly string[]): Result {
  const { file, diagnostic } = one;
  const own = pathToFileURL(file).href;
  const code = codeOf(one);
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: LEVELS[diagnostic.severity ?? DiagnosticSeverity.Error],
    message: { text: String(diagnostic.message) },
    locations: [locationOf(artifactOf(file), diagnostic.range)],
    relatedLocations: diagnostic.relatedInformation?.map(
      ({ location: { uri, range }, message }) => ({
        ...locationOf(uri === own ? artifactOf(file) : { uri }, range),
        message: { text: message },
      }),
    ),
  };
}

function codeOf({ diagnostic: { code } }: Found): string {
  return String(code);
}

/** A file below the working directory by its path from there, so that logs of two machines are alike. */
function artifactOf(file: string): ArtifactLocation {
  const relative = path.relative('', file);
  if (relative.startsWith('..') || path.isAbsolute(relative)) {
    return { uri: pathToFileURL(file).href };
  }
  return { uri: relative.split(path.sep).map(encodeURIComponent).join('/') };
}

function locationOf(artifactLocation: ArtifactLocation, range: Range): Location {
  return { physicalLocation: { artifactLocation, region: regionOf(range) } };
}

/** Lines and columns from 1; the end column stands behind the last character, as in LSP. */
function regionOf({ start, end }: Range): Region {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

function notification(level: Notification.level, line: string): Notification {
  return { level, message: { text: line.trimEnd() } };
}
