import assert from 'node:assert/strict';
import { nodeName } from '../../../src/events/nodeName';
import { t as english } from '../builders';
import { chinese } from '../l10n/chinese';

describe('the name of a node', () => {
  const regionId = 'cn-dalian-unicom';

  it('is the one of the reader’s language', () => {
    const region = { regionId, name: '大连联通', enName: 'Dalian Unicom' };
    assert.equal(nodeName(region, chinese), '大连联通');
    assert.equal(nodeName(region, english), 'Dalian Unicom');
  });

  it('is the one there is where the other is missing', () => {
    assert.equal(nodeName({ regionId, enName: 'Dalian Unicom' }, chinese), 'Dalian Unicom');
    assert.equal(nodeName({ regionId, name: '大连联通' }, english), '大连联通');
    assert.equal(nodeName({ regionId }, english), undefined);
    assert.equal(nodeName(undefined, chinese), undefined);
  });
});
