import type { XmlReader } from '../package/xml-reader.ts';

/** The parts that a part of a package refers to, by the last word of their kind: `officeDocument`, `styles`, … */
export type Relationships = ReadonlyMap<string, readonly Relationship[]>;

export interface Relationship {
  readonly id: string;
  /** The name of the part in the package. */
  readonly target: string;
}

/** The name of the entry that holds the relationships of a part; those of the package itself for `''`. */
export function relationshipsOf(part: string): string {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

export function isRelationships(namespace: string): boolean {
  return namespace.endsWith('/package/2006/relationships');
}

/** Reads the relationships of a part; external ones are left out. */
export function readRelationships(reader: XmlReader, part: string): Relationships {
  const found = new Map<string, Relationship[]>();
  reader.eachChild((name) => {
    const target = reader.attribute('Target');
    if (name !== 'Relationship' || target === undefined) return;
    if (reader.attribute('TargetMode') === 'External') return;
    const kind = reader.attribute('Type')?.split('/').at(-1) ?? '';
    const relationship = { id: reader.attribute('Id') ?? '', target: resolved(target, part) };
    const known = found.get(kind);
    if (known) known.push(relationship);
    else found.set(kind, [relationship]);
  });
  return found;
}

/** The name of the part at an address relative to another part. */
function resolved(target: string, part: string): string {
  const names = target.startsWith('/') ? [] : part.split('/').slice(0, -1);
  for (const name of target.split('/')) {
    if (name === '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  }
  return names.join('/');
}
