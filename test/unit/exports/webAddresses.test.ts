import assert from 'node:assert/strict';
import { apiDocsAddress, consoleAddress } from '../../../src/exports/webAddresses';

describe('Addresses on the web', () => {
  it('of the console are those of the account’s site, China’s where that is not known', () => {
    assert.equal(consoleAddress('international'), 'https://ens.console.alibabacloud.com/');
    assert.equal(consoleAddress('china'), 'https://ens.console.aliyun.com/');
    assert.equal(consoleAddress('other'), 'https://ens.console.aliyun.com/');
  });

  it('of an operation’s reference are those of the site too', () => {
    const page = 'document/Ens/2017-11-10/EventRedeployInstance';
    assert.equal(apiDocsAddress('international', 'EventRedeployInstance'), `https://api.alibabacloud.com/${page}`);
    assert.equal(apiDocsAddress('china', 'EventRedeployInstance'), `https://api.aliyun.com/${page}`);
  });
});
