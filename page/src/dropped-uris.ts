/** The URI of a file, by its path as the user knows it. */
export function uriOf(path: string): string {
  return `file:///${path.split('/').map(encodeURIComponent).join('/')}`;
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
