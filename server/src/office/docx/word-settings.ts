import type { XmlReader } from '../../package/xml-reader.ts';
import { isOn } from './word-reader.ts';

/** The settings in `settings.xml` that concern changes. */
export interface WordSettings {
  /** Whether changes are tracked. */
  readonly isTracked: boolean;
  /** Whether the document is protected against all changes, or against all that are not tracked. */
  readonly isProtected: boolean;
}

export const NO_SETTINGS: WordSettings = { isTracked: false, isProtected: false };

export function readSettings(reader: XmlReader): WordSettings {
  let [isTracked, isProtected] = [false, false];
  reader.eachChild((name) => {
    if (name === 'trackRevisions') isTracked ||= isOn(reader);
    if (name !== 'documentProtection') return;
    const isEnforced = /^(?:1|true|on)$/.test(reader.attribute('enforcement') ?? '');
    const kind = reader.attribute('edit') ?? 'none';
    if (isEnforced && kind === 'trackedChanges') isTracked = true;
    else if (isEnforced && kind !== 'none') isProtected = true;
  });
  return { isTracked, isProtected };
}
