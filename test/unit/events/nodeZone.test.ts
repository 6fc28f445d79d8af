import assert from 'node:assert/strict';
import { nodeZone } from '../../../src/events/nodeZone';

describe('the zone of a node', () => {
  it('is China’s for nodes whose id begins with cn-', () => {
    for (const node of ['cn-dalian-unicom', 'cn-beijing-telecom-2', 'cn-urumqi-cmcc']) {
      assert.equal(nodeZone(node), 'Asia/Shanghai', node);
    }
  });

  it('is not known for other nodes, and where no node is', () => {
    for (const node of ['ap-southeast-jakarta-1', 'vn-hanoi-1', 'cn', 'CN-dalian', 'xcn-1', ' cn-1', '', undefined]) {
      assert.equal(nodeZone(node), undefined, node);
    }
  });
});
