/** Elements that begin on a new line. */
const BLOCKS = new Set(
  `address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt
  fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup html legend li main menu
  nav ol optgroup option p pre section select summary table tbody td tfoot th thead tr ul`.split(
    /\s+/,
  ),
);

/** Elements without content that break a line. */
const BREAKS = new Set(['br', 'hr']);

/** Inline elements, and elements that show nothing. */
const OTHERS = new Set(
  `a abbr b base bdi bdo big cite code del dfn em font i iframe img input ins kbd label link mark meta
  noscript o:p q s samp script small span strike strong style sub sup template textarea title tt u var
  w:wrap`.split(/\s+/),
);

/** The elements that a table consists of. */
const TABLE_PARTS = new Set('caption col colgroup tbody td tfoot th thead tr'.split(' '));

/** Elements without content and end tag. */
const VOID = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

export function isVoid(name: string): boolean {
  return VOID.has(name);
}

/** Whether an element is a part of a table: a row, a cell, a group of them, or the caption. */
export function isTablePart(name: string): boolean {
  return TABLE_PARTS.has(name);
}

export function isBlockElement(name: string): boolean {
  return BLOCKS.has(name);
}

export function breaksLine(name: string): boolean {
  return BREAKS.has(name);
}

/** Whether this is the name of an HTML element that a page is likely to contain. */
export function isElement(name: string): boolean {
  return BLOCKS.has(name) || BREAKS.has(name) || OTHERS.has(name);
}

/** Level of a heading element, or undefined. */
export function headingLevel(name: string): number | undefined {
  return /^h[1-6]$/.test(name) ? Number(name.charAt(1)) : undefined;
}
