import { anyBytes } from './bytes.ts';
import { commandLine } from './command-line.ts';
import { dependencies } from './dependencies.ts';
import { incremental } from './edits.ts';
import { extremes } from './extremes.ts';
import { fixes } from './fixes.ts';
import { hostileForms } from './forms.ts';
import { growth } from './growth.ts';
import { marks } from './marks.ts';
import { markup } from './markup.ts';
import { office } from './office.ts';
import { protocol } from './protocol.ts';
import { ragged } from './ragged.ts';
import type { Subject } from './subject.ts';
import { workspaces } from './workspaces.ts';
import { writing } from './writing.ts';

/** All subjects of the siege. */
export const subjects: readonly Subject[] = [
  incremental,
  anyBytes,
  growth,
  extremes,
  fixes,
  ragged,
  writing,
  marks,
  protocol,
  hostileForms,
  markup,
  workspaces,
  commandLine,
  office,
  dependencies,
];
