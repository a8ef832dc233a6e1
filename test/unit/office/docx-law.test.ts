import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { isRefused, readOffice } from '../../../server/src/office/read-office.ts';
import { decode } from '../../kit/bytes.ts';
import { reportFigures } from '../../kit/generate/figures.ts';
import { type FormFiller, formIn, madeForm } from '../../kit/office/filled-form.ts';
import { mendForm, type Way } from '../../kit/office/mended-form.ts';
import { RUN_WRITERS } from '../../kit/office/report-docx.ts';
import { open, told } from '../../kit/read.ts';

const FORM = path.join(import.meta.dirname, '../../../../shared/office/request-form-wps.docx');
const isThere = existsSync(FORM);

const forms: Record<string, readonly [fill: () => FormFiller, isThere: boolean]> = {
  'a form that is laid out as the real one': [() => madeForm, true],
  'the form as WPS wrote it': [() => formIn(readFileSync(FORM)), isThere],
};
const ways: readonly Way[] = ['plain', 'split', 'tracked'];

/** Files for each form and way. The siege mends a thousand. */
const FILES = 10;

for (const [title, [fillerOf, isHere]] of Object.entries(forms)) {
  describe(title, { skip: !isHere && 'the form is not there' }, () => {
    const fill = isHere ? fillerOf() : madeForm;
    for (const way of ways) {
      it(`has a wrong figure found and mended, and nothing else changed: ${way}`, () => {
        for (let seed = 1; seed <= FILES; seed++) mendForm(fill, seed, way);
      });

      it(`has no findings where its figures are right: ${way}`, () => {
        const draft = readOffice(fill(reportFigures(3), RUN_WRITERS[way]), decode);
        assert.ok(!isRefused(draft));
        assert.deepEqual(told(open(draft.text)), []);
      });
    }
  });
}
