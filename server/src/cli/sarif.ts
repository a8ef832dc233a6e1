import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  ArtifactLocation,
  Location,
  Log,
  Notification,
  Region,
  ReportingDescriptor,
  Result,
} from 'sarif';
import { DiagnosticSeverity, type Range } from 'vscode-languageserver-types';
import type { Translate } from '../l10n.ts';
import { version } from '../version.ts';
import type { AcceptedFound, CheckedFiles, FoundInFile } from './check-command.ts';
import { wholePath } from './drafts.ts';
import type { Output } from './output.ts';
import { ruleTextOf } from './rule-texts.ts';
import { pathBelow } from './short-path.ts';

/**
 * Writes a log in SARIF 2.1.0 (OASIS), as code hosts and editors show findings. What is accepted is in it as
 * suppressed, with the reason.
 */
export function writeSarif(
  { found, accepted, failures, damages, notes }: CheckedFiles,
  t: Translate,
  out: Output,
  directory: string | undefined,
): void {
  const codes = [...new Set([...found, ...accepted].map(codeOf))].sort();
  const resultOf = resultsWith(codes, directory);
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'gouji',
            semanticVersion: version,
            rules: codes.map((code) => descriptorOf(code, t)),
          },
        },
        language: 'zh-CN',
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: failures.length === 0,
            toolExecutionNotifications: [
              ...failures.map((line) => notification('error', line)),
              ...damages.map((line) => notification('warning', line)),
              ...notes.map((line) => notification('note', line)),
            ],
          },
        ],
        results: [
          ...found.map((one) => resultOf(one)),
          ...accepted.map((one) => suppressed(resultOf(one), one)),
        ],
      },
    ],
  };
  out.json(log);
}

function descriptorOf(code: string, t: Translate): ReportingDescriptor {
  const { description, help, page } = ruleTextOf(code, t);
  return {
    id: code,
    shortDescription: { text: description },
    fullDescription: { text: description },
    help: { text: help },
    ...(page === undefined ? {} : { helpUri: page }),
  };
}

const LEVELS = {
  [DiagnosticSeverity.Error]: 'error',
  [DiagnosticSeverity.Warning]: 'warning',
  [DiagnosticSeverity.Information]: 'note',
  [DiagnosticSeverity.Hint]: 'note',
} as const;

function resultsWith(codes: readonly string[], directory: string | undefined) {
  return (one: FoundInFile): Result => {
    const { file, diagnostic } = one;
    const artifact = artifactOf(file, directory);
    const own = uriOf(file, directory);
    const code = codeOf(one);
    return {
      ruleId: code,
      ruleIndex: codes.indexOf(code),
      level: LEVELS[diagnostic.severity ?? DiagnosticSeverity.Error],
      message: { text: String(diagnostic.message) },
      locations: [locationOf(artifact, diagnostic.range)],
      relatedLocations: diagnostic.relatedInformation?.map(
        ({ location: { uri, range }, message }) => ({
          ...locationOf(uri === own ? artifact : { uri }, range),
          message: { text: message },
        }),
      ),
    };
  };
}

function suppressed(result: Result, { reason }: AcceptedFound): Result {
  return { ...result, suppressions: [{ kind: 'external', justification: reason }] };
}

function codeOf({ diagnostic: { code } }: FoundInFile): string {
  return String(code);
}

function uriOf(file: string, directory: string | undefined): string {
  return pathToFileURL(wellFormed(wholePath(file, directory) ?? file)).href;
}

/** A file below the working directory by its path from there, so that logs of two machines are alike. */
function artifactOf(file: string, directory: string | undefined): ArtifactLocation {
  const relative = pathBelow(file, directory);
  if (relative === undefined) return { uri: uriOf(file, directory) };
  return { uri: wellFormed(relative).split(path.sep).map(encodeURIComponent).join('/') };
}

/** Names may hold halves of characters, which no URI can. */
function wellFormed(name: string): string {
  return name.replace(/\p{Cs}/gu, '\uFFFD');
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
  return { level, message: { text: line } };
}
