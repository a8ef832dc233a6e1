import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readClientOptions, readUserSettings } from '../../../server/src/user-settings.ts';

const none = { language: 'auto', levels: {}, tables: undefined, inlayHints: 'broken' };

describe('the settings of a user', () => {
  it('are taken as they are written', () => {
    const section = {
      language: 'en',
      rules: { 'row-total': 'off', 'figure-style': 'error' },
      tables: 'reports',
      inlayHints: 'on',
    };
    assert.deepEqual(readUserSettings(section), {
      language: 'en',
      levels: { 'row-total': 'off', 'figure-style': 'error' },
      tables: 'reports',
      inlayHints: 'on',
    });
  });

  it('count as not set where they are not as they should be', () => {
    const wrong = {
      language: 'fr',
      rules: { 'row-total': 'fatal', 'no-such-rule': 'off', balance: null },
      tables: 'all',
      inlayHints: true,
    };
    for (const section of [undefined, null, 7, 'off', [], {}, wrong, { rules: 'off' }]) {
      assert.deepEqual(readUserSettings(section), none);
    }
  });

  it('can be anything at all', () => {
    fc.assert(
      fc.property(fc.object(), (section) => {
        const { language } = readUserSettings(section);
        assert.ok(['auto', 'zh-CN', 'en'].includes(language));
      }),
    );
  });

  it('are nothing that objects have of themselves', () => {
    assert.deepEqual(readUserSettings(JSON.parse('{"__proto__": {"language": "en"}}')), none);
  });
});

describe('what a client says of itself', () => {
  it('is Chinese, without pages and files, where it says nothing', () => {
    const nothing = {
      locale: 'zh-cn',
      docs: undefined,
      files: false,
      accepts: false,
      choosesRepairs: false,
      workspaceDiagnostics: false,
      showTable: undefined,
      settings: readUserSettings(undefined),
    };
    assert.deepEqual(readClientOptions(undefined), nothing);
    assert.deepEqual(
      readClientOptions({ locale: 1, docs: null, files: 'yes', showTable: 1 }),
      nothing,
    );
  });

  it('is taken as it says', () => {
    const said = {
      locale: 'en',
      docs: 'file:///docs',
      files: true,
      accepts: true,
      choosesRepairs: true,
      workspaceDiagnostics: true,
      showTable: 'view.show',
    };
    const settings = readUserSettings({ language: 'en' });
    assert.deepEqual(readClientOptions(said), { ...said, settings: readUserSettings(undefined) });
    assert.deepEqual(readClientOptions({ ...said, settings: { language: 'en' } }), {
      ...said,
      settings,
    });
    // Without files there is nothing to look at.
    assert.equal(readClientOptions({ ...said, files: false }).workspaceDiagnostics, false);
  });
});
