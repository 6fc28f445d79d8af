import assert from 'node:assert/strict';
import { readState } from '../../../src/webview/timeline/state';

const byDefault = { range: 'fortnight', lanes: 'node', table: false, allOver: false };

describe('What the timeline’s page keeps', () => {
  it('comes back as it was chosen', () => {
    for (const range of ['day', 'week', 'fortnight', 'month'] as const) {
      for (const descending of [true, false]) {
        const sorting = { column: 'name', descending } as const;
        const chosen = { range, lanes: 'instance', table: true, allOver: true, sorting } as const;
        assert.deepEqual(readState(chosen, false), chosen);
      }
    }
  });

  it('may be sorted by each column', () => {
    for (const column of ['time', 'left', 'name', 'place', 'about', 'state', 'level', 'accountName'] as const) {
      assert.deepEqual(readState({ sorting: { column } }, false).sorting, { column, descending: false });
    }
  });

  it('is the default where there is none, the table for who uses a screen reader and has not chosen', () => {
    for (const kept of [undefined, null, 'text', 7, {}]) {
      assert.deepEqual(readState(kept, false), byDefault);
      assert.deepEqual(readState(kept, true), { ...byDefault, table: true });
    }
    assert.equal(readState({ table: false }, true).table, false);
  });

  it('is the default for each part that is no choice', () => {
    const odd = { range: 'year', lanes: 'account', table: 'yes', allOver: 1 };
    assert.deepEqual(readState(odd, false), byDefault);
    for (const sorting of [null, 'name', {}, { column: 'secret' }, { descending: true }]) {
      assert.deepEqual(readState({ sorting }, false), byDefault);
    }
    assert.deepEqual(readState({ sorting: { column: 'name', descending: 'yes' } }, false).sorting?.descending, false);
  });
});
