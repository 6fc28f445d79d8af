import assert from 'node:assert/strict';
import fc from 'fast-check';
import { tellingPart } from '../../../src/commands/tellingPart';

describe('the part of a name that tells it from the others', () => {
  for (const [name, others, part] of [
    ['edge-live-bj-01', ['edge-live-bj-02', 'edge-live-sh-01'], 'bj-01'],
    ['edge-live-bj-01', ['edge-live-bj-02', 'cdn-origin-bj-01'], 'e-bj-01'],
    ['cam-ingest-dl-02', ['cam-ingest-dl-01', 'edge-cache-hz-02'], 'dl-02'],
    ['edge-1', [], 'edge-1'],
    ['edge-10', ['edge-1'], 'e-10'],
    ['edge-1', ['edge-10'], undefined],
    ['edge', ['edge'], undefined],
    ['EDGE-7', ['edge-7'], undefined],
    ['web', ['db'], 'web'],
    ['web', ['web-1'], undefined],
    ['', ['web'], undefined],
    ['边缘节点一', ['边缘节点二'], '边缘节点一'],
    ['华北 边缘节点一', ['华北 边缘节点二'], '边缘节点一'],
    ['a-very-long-name', ['b'], 'name'],
    ['abcdef 01a', [], 'f 01a'],
    ['edge live 01a', [], 'e 01a'],
    ['abcdef\u300001a', [], 'f\u300001a'],
    ['node:8080', ['node:9090'], '8080'],
  ] as const) {
    it(`of ${JSON.stringify(name)} beside ${others.join(', ') || 'nothing'} is ${part ?? 'none'}`, () => {
      assert.equal(tellingPart(name, others), part);
    });
  }

  it('is an end of the name, in no other name, and short only where the name is', () => {
    const names = fc.array(fc.stringMatching(/^[ab1-]{0,9}$/), { maxLength: 5 });
    fc.assert(
      fc.property(fc.stringMatching(/^[ab1-]{0,9}$/), names, (name, others) => {
        const part = tellingPart(name, others);
        if (part === undefined) {
          assert.ok(others.some(other => other.includes(name)));
        } else {
          assert.ok(name.endsWith(part));
          assert.ok(part.length >= 4 || part === name);
          assert.ok(others.every(other => !other.includes(part)));
        }
      }),
    );
  });
});
