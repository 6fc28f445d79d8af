// Whose clock: the confirmation tells times by the person's, and beside it what the clocks at the node show.
import assert from 'node:assert/strict';
import { createLocalWriter } from '../../../src/base/format';
import { confirmationFacts, type ConfirmQuestion } from '../../../src/commands/confirmWords';
import { actions } from '../../../src/events/actions';
import type { Plan, Target } from '../../../src/operations/plan';
import { assessRisk, type RiskFacts } from '../../../src/operations/risk';
import { aProfile } from '../../desks';
import { anEvent, anInstance, anOperation, english, hour, noon } from '../../builders';

const later: Plan = { opsType: 'scheduled', planTime: noon + 7 * hour };
const aTarget = (node: string | undefined, plan: Plan = later, n = 1): Target => {
  const instance = anInstance({
    instanceId: `i-${n}`,
    name: `edge-${n}`,
    ...(node !== undefined && { regionId: node }),
  });
  if (node === undefined) {
    delete instance.regionId;
  }
  return { event: anEvent({ eventId: `e-${n}`, resourceId: `i-${n}` }), plan, instance };
};

/** The lines that somebody reads whose clock is that of `timeZone`. */
function linesIn(timeZone: string, targets: Target[], fields: Partial<ConfirmQuestion & RiskFacts> = {}): string[] {
  const known = { events: [], operations: [], unclear: () => undefined, strict: false };
  return confirmationFacts(
    {
      action: 'redeploy',
      targets,
      risk: assessRisk(targets, { ...known, ...fields }),
      profile: aProfile(),
      region: () => undefined,
      now: noon,
      local: createLocalWriter({ timeZone }),
      ...fields,
    },
    english,
  ).map(({ text, detail }) => [text, detail].filter(Boolean).join(' | '));
}
const line = (lines: string[], label: string) => lines.find(text => text.startsWith(label));

describe('the confirmation for somebody in Berlin', () => {
  for (const action of actions) {
    it(`of a planned ${action} on a node in China: the node's time stands beside the plan and the deadline`, () => {
      const lines = linesIn('Europe/Berlin', [aTarget('cn-dalian-unicom')], { action });
      const time = lines.findIndex(text => text.startsWith('Time:'));
      assert.deepEqual(lines.slice(time, time + 2), [
        'Time: 2026-11-24 20:00 GMT+1 · 2026-11-24 19:00 UTC · in 7 h',
        'At the node: 2026-11-25 03:00 GMT+8',
      ]);
      assert.equal(
        line(lines, 'Deadline:'),
        'Deadline: 2026-11-25 13:00 GMT+1 · in 1 d · at the node: 2026-11-25 20:00 GMT+8',
      );
    });
  }

  it('of an estimated deadline says at its end that it is one', () => {
    const target = aTarget('cn-dalian-unicom');
    const event = { ...target.event, type: 'Instance:SystemFailure.Redeploy', publishTime: noon };
    delete event.notBefore;
    assert.equal(
      line(linesIn('Europe/Berlin', [{ ...target, event }]), 'Deadline:'),
      'Deadline: 2026-11-29 13:00 GMT+1 · in 5 d · at the node: 2026-11-29 20:00 GMT+8, estimated',
    );
  });

  it('has the node’s time of each of several', () => {
    const lines = linesIn('Europe/Berlin', [
      aTarget('cn-dalian-unicom'),
      aTarget('ap-jakarta-1', later, 2),
      aTarget('cn-beijing-1', { opsType: 'immediate' }, 3),
    ]);
    assert.deepEqual(
      lines.filter(text => /^edge-\d · i-/.test(text)),
      [
        'edge-1 · i-1 | cn-dalian-unicom · 2026-11-24 20:00 GMT+1 · deadline in 1 d · at the node: 2026-11-25 03:00 GMT+8',
        'edge-2 · i-2 | ap-jakarta-1 · 2026-11-24 20:00 GMT+1 · deadline in 1 d',
        'edge-3 · i-3 | cn-beijing-1 · now · deadline in 1 d',
      ],
    );
  });

  it('says no node’s time where the node’s zone is not known, nor where the node is not', () => {
    const { event, plan } = aTarget('cn-dalian-unicom');
    for (const target of [aTarget('ap-jakarta-1'), aTarget(undefined), { event, plan }]) {
      const lines = linesIn('Europe/Berlin', [target]);
      assert.equal(line(lines, 'Time:'), 'Time: 2026-11-24 20:00 GMT+1 · 2026-11-24 19:00 UTC · in 7 h');
      assert.equal(line(lines, 'Deadline:'), 'Deadline: 2026-11-25 13:00 GMT+1 · in 1 d');
    }
  });

  it('tells by the same clock when the list was read and when something was tried before', () => {
    const list = { loadedAt: noon - hour, error: new Error('x') };
    const operations = [anOperation({ eventId: 'e-0', resourceId: 'i-1', at: noon - 2 * hour })];
    const text = linesIn('Europe/Berlin', [aTarget('cn-dalian-unicom')], { list, operations }).join('\n');
    assert.match(text, /The list was last read at 2026-11-24 12:00 GMT\+1\./);
    assert.match(text, /Last operation on this instance: 2026-11-24 11:00 GMT\+1 · /);
  });
});

describe('the confirmation for somebody whose clock shows what the node’s shows', () => {
  for (const zone of ['Asia/Shanghai', 'Asia/Singapore', 'Australia/Perth']) {
    it(`has each time once: ${zone}`, () => {
      const lines = linesIn(zone, [aTarget('cn-dalian-unicom')]);
      assert.equal(line(lines, 'Time:'), 'Time: 2026-11-25 03:00 GMT+8 · 2026-11-24 19:00 UTC · in 7 h');
      assert.doesNotMatch(lines.join('\n'), /at the node/);
    });
  }
});
