import type { Fix } from './finding.ts';
import type { Found } from './rule.ts';

/** What a finding says at once. */
type Said = Omit<Found, 'fixes' | 'key'>;

/** What it works out when asked: every keystroke asks for findings, and few for what mends them. */
interface Lazy {
  readonly fixes: () => readonly Fix[];
  readonly key?: () => string;
}

/**
 * A finding of which parts are worked out when they are asked for.
 *
 * A class: an object literal with a getter has a hidden class of its own, which holds all that the getter
 * sees until the next full collection, and makes every keystroke outlive the small ones.
 */
export class LazyFound implements Found {
  readonly site: Found['site'];
  readonly message: string;
  readonly related: Found['related'];
  readonly severity: Found['severity'];
  readonly #lazy: Lazy;
  #fixes: readonly Fix[] | undefined;

  constructor({ site, message, related, severity }: Said, lazy: Lazy) {
    this.site = site;
    this.message = message;
    this.related = related;
    this.severity = severity;
    this.#lazy = lazy;
  }

  get fixes(): readonly Fix[] {
    this.#fixes ??= this.#lazy.fixes();
    return this.#fixes;
  }

  get key(): string {
    return this.#lazy.key?.() ?? '';
  }
}
