import type { FileNames } from './page-messages.ts';

/** The URI of a file, by its path as the user knows it. */
export function uriOf(path: string): string {
  return `file:///${path.split('/').map(encodeURIComponent).join('/')}`;
}

/** The URI of a file as a document, which no other file has. */
export function documentUriOf({ id, path }: FileNames): string {
  return `${uriOf(path)}#${id}`;
}

/** Forms, accepted findings and settings. */
const OWN = /\/\.gouji\/(?:forms\/[^/]+|accepted|config)\.json$/;

/**
 * The URI of one of the user's own files, by which drafts are judged; undefined for any other file. A form can be given
 * without its folder.
 */
export function ownUriOf(path: string): string | undefined {
  const isForm = path.endsWith('.json') && !path.includes('/');
  const uri = uriOf(isForm ? `.gouji/forms/${path}` : path);
  return OWN.test(uri) ? uri : undefined;
}
