import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import type { EnsEvent } from '../../../src/ens/types';
import type { Fault } from '../../../src/sample';
import { callLine } from '../../../src/views/log';
import { shownText, told } from './promises';
import { inScene } from './scene';

const json = { 'content-type': 'application/json;charset=utf-8' };
const answer = (body: string, status = 200, headers: Record<string, string> = json): Fault => ({
  kind: 'answer',
  status,
  headers,
  body,
});
const refusal = (part: object) => JSON.stringify({ RequestId: 'R-7', ...part });
const xml = '<?xml version="1.0"?><Error><Code>Throttling</Code></Error>';

/** Answers that tell nothing of what became of a request. */
const unclear: [string, Fault][] = [
  [
    'case 12: compressed, unasked',
    answer(gzipSync(refusal({})).toString('latin1'), 200, { 'content-encoding': 'gzip' }),
  ],
  ['case 12: compressed, said to be text', answer(gzipSync(refusal({})).toString('latin1'))],
  ['case 13: the sign-in page of a network', { kind: 'html' }],
  [
    'case 13: a page with colours for a terminal',
    answer('<html>\r\n\u001b[31mSign in', 200, { 'content-type': 'text/html' }),
  ],
  ['case 14: an empty body', answer('')],
  ['case 14: null', answer('null')],
  ['case 14: a list', answer('[]')],
  ['case 14: a text', answer('"x"')],
  ['case 14: a number', answer('5')],
  ['case 14: no content', answer('', 204)],
  ['case 15: a redirect with an answer in it', answer(refusal({}), 302, { ...json, location: 'http://127.0.0.1:9/' })],
  ['case 15: a redirect that keeps the method', answer(refusal({}), 307, { ...json, location: 'http://127.0.0.1:9/' })],
  ['case 16: a refusal that says nothing', answer('{}', 400)],
  ['case 16: a refusal with an object for a code', answer(refusal({ Code: { a: 1 } }), 400)],
  ['case 16: a refusal with a number for a code', answer(refusal({ Code: 7 }), 400)],
  ['case 16: a refusal with a list for a code', answer(refusal({ Code: ['X'] }), 400)],
  ['case 17: a refusal in XML', answer(xml, 400, { 'content-type': 'text/xml;charset=utf-8' })],
  ['case 17: a refusal in XML, spelt differently', answer(xml, 400, { 'content-type': 'text/xml; charset=UTF-8' })],
  ['case 20: a service that is down', { kind: 'fail', status: 503 }],
  ['case 20: a gateway that gave up', answer('<html>504</html>', 504, { 'content-type': 'text/html' })],
  ['case 21: a used nonce', answer(refusal({ Code: 'SignatureNonceUsed', Message: 'Used.' }), 400)],
];

describe('An odd answer', () => {
  for (const [name, fault] of unclear) {
    it(`${name}: a redeploy is sent once, its outcome left open, and found by reading back`, () =>
      inScene({}, async scene => {
        const [event] = (await scene.redeployable()) as [EnsEvent];
        scene.gateway.faults.add({ ...fault, action: 'EventRedeployInstance', executes: true });
        const [result] = await scene.confirm([event]);
        assert.equal(told(result), 'outcome not clear yet');
        const line = callLine(scene.calls.findLast(({ action }) => action === 'EventRedeployInstance')!);
        assert.match(line, /^EventRedeployInstance failed http=\d+ code=/);
        assert.doesNotMatch(line + told(result), /undefined|\[object|<|127\.0\.0\.1:9/);
        assert.equal((await scene.settle(result))?.how, 'done');
        assert.equal(scene.writes().length, 1);
      }));
  }

  for (const [name, fault] of unclear.filter(([name]) => !/^case 2\d/.test(name))) {
    it(`${name}: the list keeps what it had and says why, without a word of the answer`, () =>
      inScene({}, async scene => {
        const { store, loader, gateway } = scene;
        const { length } = await scene.redeployable();
        gateway.faults.add({ ...fault, action: 'DescribeHistoryEvents', count: Infinity });
        await loader.load();
        const said = shownText(store.state().error);
        assert.match(
          said,
          /^(This is not an answer of the ENS API: HTTP \d+|The answer is compressed|The service gave no)\b.+\.$/,
        );
        assert.doesNotMatch(said, /undefined|\[object|<|\p{Cc}|Sign in to use/u);
        assert.ok([...store.events()].length >= length);
        assert.equal(gateway.received.filter(({ fault }) => fault).length, 1, 'asked once: it would not pass');
      }));
  }

  it('case 16: a refusal without words: refused, with its code and words of ours', () =>
    inScene({}, async scene => {
      const [event] = (await scene.redeployable()) as [EnsEvent];
      const fault = answer(refusal({ Code: 'InvalidParameter.EventId' }), 400);
      scene.gateway.faults.add({ ...fault, action: 'EventRedeployInstance' });
      const [result] = await scene.confirm([event]);
      assert.equal(told(result), 'refused');
      assert.match(shownText(result?.kind === 'sent' ? result.error : undefined), /^The service gave no explanation\./);
    }));
});
