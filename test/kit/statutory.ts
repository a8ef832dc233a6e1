import { statutoryForms } from '../../server/src/form/statutory.ts';

/** The statutory forms. They are read once, because reading them takes longer than checking many drafts. */
export const statutory = statutoryForms();
