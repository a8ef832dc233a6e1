/** Kinds of files that are no text. */
export type ForeignKind =
  | 'word'
  | 'sheet'
  | 'slides'
  | 'ofd'
  | 'archive'
  | 'old-office'
  | 'encrypted'
  | 'rtf'
  | 'pdf'
  | 'image'
  | 'binary';

/** The kind of file that the first bytes are a signature of; undefined if they are none. */
export function foreignKindOf(bytes: Uint8Array): ForeignKind | undefined {
  const found = SIGNATURES.find(([, offset, signature]) => standsAt(bytes, offset, signature));
  if (!found) return undefined;
  const [kind] = found;
  if (kind === 'zip') return packageKindOf(bytes);
  if (kind === 'compound') return includes(bytes, ENCRYPTED) ? 'encrypted' : 'old-office';
  return kind;
}

type Signature = readonly [
  kind: ForeignKind | 'zip' | 'compound',
  offset: number,
  signature: readonly number[],
];

/** Signatures from the specifications of the formats: kind, offset and bytes. */
const SIGNATURES: readonly Signature[] = [
  ['zip', 0, [...letters('PK'), 3, 4]],
  ['zip', 0, [...letters('PK'), 5, 6]],
  ['zip', 0, [...letters('PK'), 7, 8]],
  ['compound', 0, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['pdf', 0, letters('%PDF-')],
  ['rtf', 0, letters('{\\rtf')],
  ['image', 0, [0x89, ...letters('PNG'), 13, 10, 26, 10]],
  ['image', 0, [0xff, 0xd8, 0xff]],
  ['image', 0, letters('GIF87a')],
  ['image', 0, letters('GIF89a')],
  ['image', 0, [...letters('II*'), 0]],
  ['image', 0, [...letters('MM'), 0, 0x2a]],
  ['image', 8, letters('WEBP')],
  ['image', 4, letters('ftypheic')],
  ['image', 4, letters('ftypavif')],
  ['archive', 0, letters('Rar!\x1a\x07')],
  ['archive', 0, [...letters('7z'), 0xbc, 0xaf, 0x27, 0x1c]],
  ['archive', 0, [0x1f, 0x8b, 8]],
  ['archive', 0, [0xfd, ...letters('7zXZ'), 0]],
  ['archive', 0, [0x28, 0xb5, 0x2f, 0xfd]],
  ['archive', 257, letters('ustar')],
];

/** The name of the stream that holds an encrypted office file; names are in UTF-16. */
const ENCRYPTED = letters('EncryptedPackage').flatMap((letter) => [letter, 0]);

/** Kinds of zip files, by a name that each contains. */
const PARTS: readonly (readonly [kind: ForeignKind, name: string])[] = [
  ['word', 'word/document'],
  ['sheet', 'xl/workbook'],
  ['slides', 'ppt/presentation'],
  ['ofd', 'OFD.xml'],
  ['word', 'application/vnd.oasis.opendocument.text'],
  ['sheet', 'application/vnd.oasis.opendocument.spreadsheet'],
];

function packageKindOf(bytes: Uint8Array): ForeignKind {
  return PARTS.find(([, name]) => includes(bytes, letters(name)))?.[0] ?? 'archive';
}

function includes(bytes: Uint8Array, searched: readonly number[]): boolean {
  const [first = 0] = searched;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (standsAt(bytes, at, searched)) return true;
  }
  return false;
}

function standsAt(bytes: Uint8Array, at: number, searched: readonly number[]): boolean {
  return searched.every((byte, index) => bytes[at + index] === byte);
}

function letters(text: string): number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0));
}
