import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { byDigest, digestOf } from '../../../scripts/build/messages.ts';
import { root } from '../../../scripts/host/paths.ts';

describe('the translations in a bundle', () => {
  it('are found by the digests of the messages', () => {
    const bundle = path.join(root, 'l10n/bundle.l10n.zh-cn.json');
    const translations: Record<string, string> = JSON.parse(readFileSync(bundle, 'utf8'));
    const embedded = byDigest(translations);
    for (const [message, translation] of Object.entries(translations)) {
      assert.equal(embedded[digestOf(message)], translation);
    }
  });

  it('are refused if two messages have one digest', () => {
    const [first, second] = ['costarring', 'liquid'];
    assert.equal(digestOf(first), digestOf(second));
    assert.throws(() => byDigest({ [first]: '', [second]: '' }), /two messages have one digest/);
  });
});
