import { type Node, stripComments } from 'jsonc-parser';
import { type FormProblem, JsonReader } from '../form/json-reader.ts';
import type { Translate } from '../l10n.ts';
import type { Acceptance } from '../rules/engine/acceptance.ts';

/** The text of `.gouji/accepted.json` as read: what counts of it, and what is wrong in it. */
export interface AcceptedFile {
  readonly accepted: readonly Acceptance[];
  readonly problems: readonly FormProblem[];
  /** What editors are told to check the file by. */
  readonly schema: string | undefined;
}

const VERSION = 1;
/** UTF-16 code units: as many entries as are taken have room, with reasons of some hundred characters. */
const LARGEST = 8_000_000;
const MOST = { accepted: 20_000, figures: 1000 };

/** Reads the file. A mistake costs its own entry only. */
export function readAcceptedFile(text: string, t: Translate): AcceptedFile {
  const reader = new JsonReader(t);
  const accepted: Acceptance[] = [];
  const root = reader.parse(text, LARGEST);
  const properties = root && reader.object(root, ['$schema', 'version', 'accepted']);
  if (!root || !properties) return { accepted, problems: reader.problems, schema: undefined };
  const schemaNode = properties.get('$schema');
  const schema = schemaNode && reader.anyText(schemaNode);
  const version = reader.required(root, properties, 'version', ({ value }) => Number(value));
  const node = properties.get('version');
  if (node && version !== VERSION) {
    reader.noteAt(node, t('This version is not known; the known version is {0}.', VERSION));
    return { accepted, problems: reader.problems, schema };
  }
  const readOne = (one: Node) => {
    const entry = readAcceptance(reader, one);
    if (entry) accepted.push(entry);
    return entry;
  };
  reader.required(root, properties, 'accepted', reader.list(readOne, MOST.accepted, 0));
  return { accepted, problems: reader.problems, schema };
}

function readAcceptance(reader: JsonReader, node: Node): Acceptance | undefined {
  const { t } = reader;
  const known = ['file', 'code', 'place', 'figures', 'reason', 'date'];
  const properties = reader.object(node, known);
  if (!properties) return undefined;
  const text = (name: string) => reader.required(node, properties, name, reader.text);
  const path = (at: Node) => {
    const value = reader.text(at);
    if (value === undefined || isPath(value)) return value;
    const message =
      'A path is expected here that begins in this folder and has “/” between its parts.';
    return reader.noteAt(at, t(message));
  };
  const day = (at: Node) => {
    const value = reader.text(at);
    if (value === undefined || /^\d{4}-\d{2}-\d{2}$/.test(value)) return value;
    return reader.noteAt(at, t('A date is expected here, for example 2025-01-31.'));
  };
  const file = reader.required(node, properties, 'file', path);
  const code = text('code');
  const place = reader.required(node, properties, 'place', reader.anyText);
  const list = reader.list(reader.anyText, MOST.figures, 0);
  const figures = reader.required(node, properties, 'figures', list);
  const reason = text('reason');
  const date = reader.required(node, properties, 'date', day);
  if (!file || !code || place === undefined || !figures || !reason || !date) return undefined;
  return { file, code, place, figures, reason, date };
}

function isPath(path: string): boolean {
  return !/^\/|\\|^[A-Za-z]:/.test(path) && !path.split('/').includes('..');
}

/**
 * The text of a file with one more entry; what was accepted in the same place with other figures has lapsed,
 * and goes. The same text where the entry is in it; undefined where something in it would be lost.
 *
 * @param text Null where there is no file yet.
 */
export function withAcceptance(
  text: string | null,
  added: Acceptance,
  t: Translate,
): string | undefined {
  if (text === null) return writeAcceptedFile([added]);
  const { accepted, problems, schema } = readAcceptedFile(text, t);
  if (problems.length > 0 || stripComments(text) !== text) return undefined;
  const entry = writeAcceptance(added);
  if (accepted.some((one) => writeAcceptance(one) === entry)) return text;
  const others = accepted.filter(
    ({ file, code, place }) => file !== added.file || code !== added.code || place !== added.place,
  );
  return writeAcceptedFile([...others, added], schema);
}

/**
 * The text of a file without an entry, whatever its reason and day. The same text where it is not in it; undefined
 * where something else in the file would be lost.
 */
export function withoutAcceptance(
  text: string,
  withdrawn: Pick<Acceptance, 'file' | 'code' | 'place' | 'figures'>,
  t: Translate,
): string | undefined {
  const { accepted, problems, schema } = readAcceptedFile(text, t);
  if (problems.length > 0 || stripComments(text) !== text) return undefined;
  const key = ({ file, code, place, figures }: typeof withdrawn) =>
    JSON.stringify([file, code, place, figures]);
  const others = accepted.filter((one) => key(one) !== key(withdrawn));
  return others.length === accepted.length ? text : writeAcceptedFile(others, schema);
}

/** The text of a file with these entries: in one order whoever adds to it, an entry's figures on one line. */
export function writeAcceptedFile(accepted: readonly Acceptance[], schema?: string): string {
  const sorted = accepted.toSorted(
    (a, b) =>
      inOrder(a.file, b.file) ||
      inOrder(a.code, b.code) ||
      inOrder(a.place, b.place) ||
      inOrder(a.figures.join(), b.figures.join()),
  );
  const entries = sorted.map(writeAcceptance);
  const list = entries.length === 0 ? '[]' : `[\n${entries.join(',\n')}\n  ]`;
  const head = schema === undefined ? '' : `  "$schema": ${JSON.stringify(schema)},\n`;
  return `{\n${head}  "version": ${VERSION},\n  "accepted": ${list}\n}\n`;
}

function writeAcceptance({ file, code, place, figures, reason, date }: Acceptance): string {
  const lines = [
    ...Object.entries({ file, code, place }).map(property),
    `      "figures": [${figures.map((figure) => JSON.stringify(figure)).join(', ')}]`,
    ...Object.entries({ reason, date }).map(property),
  ];
  return `    {\n${lines.join(',\n')}\n    }`;
}

function property([name, value]: readonly [string, string]): string {
  return `      "${name}": ${JSON.stringify(value)}`;
}

/** By code units, which every machine orders alike. */
function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
