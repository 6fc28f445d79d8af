import assert from 'node:assert/strict';
import type { EnsEvent } from '../../../src/ens/types';
import type { AnswerBody } from '../../../src/sample';
import { shownText, told } from '../faults/promises';
import { inScene } from '../faults/scene';
import { mangled } from '../sample/mangles';

const list = 'DescribeHistoryEvents';
const write = 'EventRedeployInstance';

/** Errors in the body of HTTP 200, beside all that belongs there. */
const errors: [string, AnswerBody][] = [
  ['a code in words', { Code: 'Some.NewCode', Message: 'no' }],
  ['a number', { Code: 500 }],
  ['a small letter', { code: 'InternalError' }],
  ['no success', { Success: false }],
];
const withError = (error: AnswerBody) => (body: AnswerBody) => ({ ...body, ...error });
const withoutList = ({ RequestId = '' }: AnswerBody): AnswerBody => ({ RequestId });

describe('Answers that are errors, though their status is 200', () => {
  for (const [name, error] of errors) {
    it(`case 45: ${name}: a redeploy is sent once, its outcome left open, and found by reading back`, () =>
      inScene({}, async scene => {
        const [event] = (await scene.redeployable()) as [EnsEvent];
        scene.gateway.faults.add(mangled(write, withError(error)));
        const [result] = await scene.confirm([event]);
        assert.equal(told(result), 'outcome not clear yet');
        assert.equal((await scene.settle(result))?.how, 'done');
        assert.equal(scene.writes().length, 1);
      }));

    it(`case 45: ${name}: the list keeps what it had, and says why`, () =>
      inScene({}, async ({ gateway, loader, store }) => {
        await loader.load();
        const { length } = [...store.events()];
        gateway.faults.add(mangled(list, withError(error)));
        await loader.load();
        assert.equal([...store.events()].length, length);
        assert.match(
          shownText(store.state().error),
          /^(no|The service gave no explanation\.) The service has a problem/,
        );
      }));

    it(`case 45: ${name}, while an operation is followed: following goes on`, () =>
      inScene({}, async scene => {
        const [event] = (await scene.redeployable()) as [EnsEvent];
        const [result] = await scene.confirm([event]);
        scene.gateway.faults.add({ ...mangled(list, withError(error)), count: 4 });
        assert.equal((await scene.settle(result))?.how, 'done');
      }));
  }

  it('case 46: without its list: the list keeps what it had, and an operation is followed on', () =>
    inScene({}, async scene => {
      const [event] = (await scene.redeployable()) as [EnsEvent];
      const { length } = [...scene.store.events()];
      const remove = scene.gateway.faults.add(mangled(list, withoutList));
      await scene.loader.load();
      assert.equal([...scene.store.events()].length, length);
      assert.match(
        shownText(scene.store.state().error),
        /^The answer lacks what belongs in it: Events The service has/,
      );
      remove();
      const [result] = await scene.confirm([event]);
      scene.gateway.faults.add({ ...mangled(list, withoutList), count: 2 });
      assert.equal((await scene.settle(result))?.how, 'done');
    }));
});
