import assert from 'node:assert/strict';
import { doneText, newsText, reminderText, summaryText } from '../../../src/events/toastWords';
import type { EnsEvent } from '../../../src/ens/types';
import { fixedZone } from '../../../src/base/zones';
import { anEvent, english, hour, noon } from '../../builders';

const hostile = '[x](command:workbench.action.quit) $(trash) \u202etxt';
const withoutPlan = (fields: Partial<EnsEvent> = {}): EnsEvent => {
  const event = anEvent(fields);
  delete event.notBefore;
  return event;
};
const unplanned = withoutPlan({ type: 'Instance:SystemFailure.Redeploy', publishTime: noon - 100 * hour });

describe('The words of a toast', () => {
  it('name the account where several are shown', () => {
    const item = { event: anEvent(), name: 'edge-web-01', account: 'Production' };
    assert.match(newsText([item], noon, english), /^New event on edge-web-01 \(Production\): /);
    assert.match(
      reminderText([item, item], noon, english),
      /: 1 d · edge-web-01 \(Production\), 1 d · edge-web-01 \(Production\)$/,
    );
  });

  it('say where a deadline is estimated', () => {
    const item = { event: unplanned, name: 'a' };
    assert.match(newsText([item], noon, english), /due in about 20 h · redeploy, estimated \(warning\)$/);
    assert.match(reminderText([item, item], noon, english), /: ~20 h · a, ~20 h · a$/);
  });

  it('count what needs no answer too', () => {
    const running = { event: anEvent({ status: 'Executing' }), name: 'a' };
    assert.equal(newsText([running, running], noon, english), '2 new events: a, a');
    const slow = { event: anEvent({ type: 'Disk:Stalled' }), name: 'a' };
    assert.equal(newsText([slow, running], noon, english), '2 new events: a, a');
    assert.match(newsText([slow], noon, english), /happens in 1 d · disk slow/);
    const item = { event: withoutPlan(), name: 'a' };
    assert.equal(reminderText([item, item], noon, english), '2 events still need an answer: a, a');
  });

  it('make no link and no icon of what the service or a person wrote, and cut long names', () => {
    const event = anEvent({ type: hostile, level: hostile, status: 'Executing' });
    const item = { event, name: `${hostile}${'x'.repeat(500)}`, account: hostile };
    const texts = [
      newsText([item], noon, english),
      newsText([item, item], noon, english),
      reminderText([item], noon, english),
      summaryText([item], { now: noon, zone: fixedZone(0), local: String }, english),
      summaryText([{ ...item, event: anEvent() }], { now: noon, zone: fixedZone(0), local: String }, english),
      doneText([hostile, hostile], english),
    ];
    for (const text of texts) {
      assert.doesNotMatch(text, /\]\(|\$\(|\u202e|x{100}/);
    }
  });
});
