import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { languageService } from '../../../server/src/service.ts';
import {
  ACCOUNT_LANGUAGES,
  finalAccounts,
  WRITTEN_AS,
  writeAccounts,
} from '../../kit/generate/final-accounts.ts';
import { withFund } from '../../kit/generate/slid-accounts.ts';
import { findingsOf, open, told } from '../../kit/read.ts';
import { scoreOf, slipsFound } from '../../kit/slips-found.ts';

/** Tables that are two blocks side by side. */
const OF_BLOCKS = 3;

describe('final accounts', () => {
  for (const notation of WRITTEN_AS) {
    it(`are read in ${notation} without a finding, whatever rounding leaves`, () => {
      for (let seed = 1; seed <= 12; seed++) {
        const accounts = finalAccounts(seed);
        const document = open(writeAccounts(accounts, notation), ACCOUNT_LANGUAGES[notation]);
        const found = document.analysis.parts.flatMap(({ verdict }) => verdict.report.tables);
        assert.equal(found.length, accounts.tables.length + OF_BLOCKS, `seed ${seed}`);
        assert.deepEqual(findingsOf(document), [], `seed ${seed}`);
      }
    });
  }

  for (const notation of WRITTEN_AS) {
    it(`have figures that slid moved back as they were written, in ${notation}`, () => {
      const [right, slid] = [false, true].map((isSlid) => {
        const accounts = withFund(finalAccounts(5, { zero: '', hasThousands: true }), isSlid);
        return open(writeAccounts(accounts, notation), ACCOUNT_LANGUAGES[notation]);
      });
      assert.ok(right && slid);
      assert.match(told(slid).join(), /^slipped-figures [^,]*(?:,\d{3}[^,]*)?$/);
      const edits = languageService.preferredEdits(slid, 'located');
      const changes = edits.map(({ edit: { range, newText } }) => ({ range, text: newText }));
      slid.update(changes.toReversed(), slid.version + 1);
      const unquoted = ({ text }: typeof slid) => text.replaceAll('"', '');
      assert.equal(unquoted(slid), unquoted(right));
      assert.deepEqual(findingsOf(slid), []);
    });
  }

  it('with one mistyped figure: it is found, and named with the right one', () => {
    const draft = writeAccounts(finalAccounts(2), 'tabs');
    const { found, named, misled, missed } = scoreOf(slipsFound(draft));
    assert.ok(found >= 97, missed.join('\n'));
    assert.ok(named >= 85, `${named} %`);
    assert.ok(misled <= 0.5, `${misled} %`);
  });
});
