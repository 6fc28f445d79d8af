import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { displayLanguage } from '../../../src/views/displayLanguage';

describe('case 106: the language that the extension speaks', () => {
  it('is the one of the texts that VS Code loaded, English where there are none', () => {
    assert.equal(displayLanguage(undefined), 'en');
    assert.equal(displayLanguage({ Time: '时间' }), 'zh-cn');
    assert.equal(displayLanguage({}), 'zh-cn');
  });

  it('is one of two: there is one bundle of texts besides the source', () => {
    const manifests = readdirSync('.').filter(name => name.startsWith('package.nls'));
    assert.deepEqual(readdirSync('l10n'), ['bundle.l10n.zh-cn.json']);
    assert.deepEqual(manifests.sort(), ['package.nls.json', 'package.nls.zh-cn.json']);
  });
});
