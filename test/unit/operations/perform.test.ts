import assert from 'node:assert/strict';
import type { EnsErrorDetails } from '../../../src/ens/error';
import type { EnsEvent } from '../../../src/ens/types';
import { perform, type Result } from '../../../src/operations/perform';
import { anEvent, hour, noon } from '../../builders';
import { aDisk, anIntent, aService, aWindow } from './setting';

const never = new AbortController().signal;

function setting(events?: EnsEvent[]) {
  const disk = aDisk();
  const service = aService(events);
  const { parts } = aWindow(disk, service);
  const run = (intent = anIntent(), signal = never) => perform(parts, [intent], signal);
  return { disk, service, parts, run };
}
const outcomeOf = ([result]: Result[]) => (result?.kind === 'sent' ? result.operation.outcome?.kind : undefined);
const reasonOf = ([result]: Result[]) =>
  result?.kind === 'stopped' && 'reason' in result.why ? result.why.reason : undefined;

describe('Carrying out a confirmed operation', () => {
  it('sends EventId, ResourceId and OpsType, once', async () => {
    const { service, run } = setting();
    assert.equal(outcomeOf(await run()), 'accepted');
    assert.deepEqual(service.sent, [{ eventId: anEvent().eventId, resourceId: 'i-sample-1', opsType: 'immediate' }]);
  });

  it('sends PlanTime in milliseconds when it is planned', async () => {
    const { service, run } = setting();
    await run(anIntent({ plan: { opsType: 'scheduled', planTime: noon + hour } }));
    assert.equal(service.sent[0]?.planTime, noon + hour);
  });

  it('is on the disk before it is sent, and its answer after', async () => {
    const { disk, service, parts, run } = setting();
    const kindsWhenSent: unknown[] = [];
    const send = parts.writer.eventRedeployInstance;
    parts.writer.eventRedeployInstance = (request, signal) => {
      kindsWhenSent.push(...disk.lines.map(({ kind }) => kind));
      return send(request, signal);
    };
    await run();
    assert.deepEqual(kindsWhenSent, ['begin']);
    assert.deepEqual(
      disk.lines.map(({ kind }) => kind),
      ['begin', 'answer'],
    );
    assert.equal(service.sent.length, 1);
  });

  const changes: [string, EnsEvent, string][] = [
    ['began to run', anEvent({ status: 'Executing' }), 'notAllowed'],
    ['was canceled', anEvent({ status: 'Canceled' }), 'notAllowed'],
    ['was scheduled by somebody else', anEvent({ status: 'Scheduled' }), 'changed'],
    ['got another planned time', anEvent({ notBefore: noon + 2 * hour }), 'changed'],
    ['became another type', anEvent({ type: 'Instance:SystemFailure.Redeploy' }), 'changed'],
  ];
  for (const [what, fresh, reason] of changes) {
    it(`case 36: sends nothing when the event ${what} since the confirmation`, async () => {
      const { service, disk, run } = setting([fresh]);
      assert.equal(reasonOf(await run()), reason);
      assert.deepEqual(service.sent, []);
      assert.equal(disk.held.size, 0);
    });
  }

  it('case 36: sends nothing when the service no longer lists the event', async () => {
    const { service, run } = setting([]);
    assert.equal(reasonOf(await run()), 'gone');
    assert.deepEqual(service.sent, []);
  });

  it('case 27: sends nothing when the planned time passed while the dialog was open', async () => {
    const { service, run } = setting();
    assert.equal(reasonOf(await run(anIntent({ plan: { opsType: 'scheduled', planTime: noon } }))), 'past');
    assert.deepEqual(service.sent, []);
  });

  it('case 37: sends nothing, and holds nothing, when cancelled before', async () => {
    const { service, disk, run } = setting();
    await assert.rejects(run(anIntent(), AbortSignal.abort()), { name: 'AbortError' });
    assert.deepEqual(service.sent, []);
    assert.equal(disk.held.size, 0);
  });

  it('sends nothing when it cannot be written down', async () => {
    const { service, disk, run } = setting();
    disk.fill();
    const [result] = await run();
    assert.equal(result?.kind === 'stopped' ? result.why.name : '', 'JournalError');
    assert.deepEqual(service.sent, []);
    assert.equal(disk.held.size, 0);
  });

  const failures: [string, Partial<EnsErrorDetails>, string][] = [
    ['refused with code and RequestId', { code: 'NoPermission', httpStatus: 400, requestId: 'R' }, 'refused'],
    ['no connection', { kind: 'network', code: 'ECONNREFUSED', phase: 'connect' }, 'notSent'],
    ['a reset after the request went out', { kind: 'network', code: 'ECONNRESET', phase: 'sent' }, 'unknown'],
    ['a deadline after the request went out', { kind: 'network', code: 'DEADLINE', phase: 'sent' }, 'unknown'],
    ['an error of the service', { httpStatus: 500, requestId: 'R' }, 'unknown'],
    ['an answer that is none', { kind: 'protocol', code: '(none)', httpStatus: 200 }, 'unknown'],
    ['a redirect', { kind: 'protocol', code: '(none)', httpStatus: 302 }, 'unknown'],
    ['a refusal without RequestId', { code: 'X', httpStatus: 400 }, 'unknown'],
    ['a refusal without code', { code: '(none)', httpStatus: 400, requestId: 'R' }, 'unknown'],
    ['a used nonce', { code: 'SignatureNonceUsed', httpStatus: 400, requestId: 'R' }, 'unknown'],
    ['408', { code: 'Timeout', httpStatus: 408, requestId: 'R' }, 'unknown'],
    ['425', { code: 'TooEarly', httpStatus: 425, requestId: 'R' }, 'unknown'],
    ['throttling', { kind: 'throttled', code: 'Throttling.Api', httpStatus: 400, requestId: 'R' }, 'refused'],
  ];
  for (const [what, answer, outcome] of failures) {
    it(`${what}: ends as ${outcome} after one request, and keeps the event locked only while it is not clear`, async () => {
      const { service, disk, run } = setting();
      service.answer(answer);
      assert.equal(outcomeOf(await run()), outcome);
      assert.equal(service.sent.length, 1);
      assert.equal(disk.held.size, outcome === 'unknown' ? 1 : 0);
    });
  }
});

describe('case 35: two windows', () => {
  it('that confirm the same event in the same second send one request; the other hears of it', async () => {
    const disk = aDisk();
    const service = aService();
    const results = await Promise.all(
      [1, 2].map(pid => {
        const { parts } = aWindow(disk, service);
        return perform(parts, [anIntent({ id: `op-${pid}`, pid, account: `Window ${pid}` })], never);
      }),
    );
    assert.equal(service.sent.length, 1);
    const stopped = results.flat().find(result => result.kind === 'stopped');
    assert.match(stopped?.why.message ?? '', /^Another window is already redeploying edge-web-01, since 2026-11-24/);
  });

  it('do not trust time: the lock of a window that is gone stays while its operation is open', async () => {
    const disk = aDisk();
    const service = aService();
    service.answer({ kind: 'network', code: 'ECONNRESET', phase: 'sent' });
    await perform(aWindow(disk, service).parts, [anIntent({ id: 'op-9', pid: 9 })], never);
    const later = await perform(aWindow(disk, service, [1]).parts, [anIntent()], never);
    assert.equal(reasonOf(later), 'locked');
    assert.equal(service.sent.length, 1);
  });

  it('take over the lock of a window that died before it wrote anything down', async () => {
    const disk = aDisk();
    const service = aService();
    disk.held.set(`${anEvent().eventId}/i-sample-1`, { operationId: 'op-9', pid: 9, account: 'Gone', at: noon });
    const results = await perform(aWindow(disk, service, [1]).parts, [anIntent()], never);
    assert.equal(outcomeOf(results), 'accepted');
  });
});

describe('A second attempt', () => {
  async function unclearFirst() {
    const disk = aDisk();
    const service = aService();
    const { parts } = aWindow(disk, service);
    service.answer({ kind: 'network', code: 'ECONNRESET', phase: 'sent' });
    await perform(parts, [anIntent({ id: 'first' })], never);
    await parts.records.end('first', { how: 'unsettled', status: 'Inquiring', at: noon });
    disk.held.clear();
    service.answer('accept');
    return { service, parts };
  }

  it('after one without a clear outcome is refused when its confirmation did not name that', async () => {
    const { service, parts } = await unclearFirst();
    assert.equal(reasonOf(await perform(parts, [anIntent({ id: 'second' })], never)), 'changed');
    assert.equal(service.sent.length, 1);
  });

  it('is sent when its confirmation named the first', async () => {
    const { service, parts } = await unclearFirst();
    const again = anIntent({ id: 'second', again: 'first' });
    assert.equal(outcomeOf(await perform(parts, [again], never)), 'accepted');
    assert.equal(service.sent.length, 2);
  });
});
