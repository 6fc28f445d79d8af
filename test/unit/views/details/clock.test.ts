// Whose clock: the details tell times by the person's, and beside it what the clocks at the node show.
import assert from 'node:assert/strict';
import { createLocalWriter } from '../../../../src/base/format';
import { anEvent, anInstance, anOperation, hour, noon } from '../../../builders';
import { pageWith, sectionText, type Known } from './setting';

const event = anEvent();
const planned = anOperation({
  eventId: event.eventId,
  resourceId: event.resourceId,
  plan: { opsType: 'scheduled', planTime: noon + 7 * hour },
  outcome: { kind: 'accepted', requestId: 'REQ-1' },
});
const on = (regionId: string): Known => ({ event, instance: anInstance({ regionId }), operations: [planned] });
const pageIn = (timeZone: string, known: Known) => pageWith(known, createLocalWriter({ timeZone }));
const timesIn = (timeZone: string, known: Known) => sectionText(pageIn(timeZone, known), 'times');

describe('the details for somebody in Berlin', () => {
  it('have the times at a node in China between local time and UTC', () => {
    const text = timesIn('Europe/Berlin', on('cn-dalian-unicom'));
    assert.match(text, /\nWhat\nLocal time\nAt the node\nUTC\nFrom now\n/);
    assert.match(text, /\nDeadline\n2026-11-25 13:00 GMT\+1\n2026-11-25 20:00 GMT\+8\n2026-11-25 12:00 UTC\nin 1 d\n/);
    assert.match(text, /\nYour plan\n2026-11-24 20:00 GMT\+1\n2026-11-25 03:00 GMT\+8\n2026-11-24 19:00 UTC\nin 7 h\n/);
    assert.match(text, /As of 2026-11-24 13:00 GMT\+1/);
  });

  it('have them too of an event about the node itself, and of a time that cannot be read', () => {
    const about = anEvent({
      type: 'EnsRegion:NetworkMigration',
      resourceId: 'cn-dalian-unicom',
      notBeforeText: 'soon',
    });
    delete about.notBefore;
    const text = timesIn('Europe/Berlin', { event: about, instance: undefined });
    assert.match(text, /\nPublished\n2026-11-24 12:00 GMT\+1\n2026-11-24 19:00 GMT\+8\n2026-11-24 11:00 UTC\n/);
    assert.match(text, /\nsoon\n—\n—\n—\n/);
  });

  it('have no such column where the node’s zone is not known, nor where the node is not', () => {
    for (const known of [on('ap-jakarta-1'), { ...on(''), instance: undefined }]) {
      const text = timesIn('Europe/Berlin', known);
      assert.match(text, /\nWhat\nLocal time\nUTC\nFrom now\n/);
      assert.match(text, /\nYour plan\n2026-11-24 20:00 GMT\+1\n2026-11-24 19:00 UTC\n/);
    }
  });

  it('tell everything else by the same clock, with its zone', () => {
    const instance = anInstance({ createTime: noon - 99 * hour, expireTime: noon + 99 * hour });
    const page = pageIn('Europe/Berlin', { ...on(''), instance });
    assert.match(
      sectionText(page, 'instance'),
      /\nCreated\n2026-11-20 10:00 GMT\+1\nExpires\n2026-11-28 16:00 GMT\+1\n/,
    );
    assert.match(sectionText(page, 'operations'), /\n2026-11-24 13:00 GMT\+1\n2026-11-24 12:00 UTC\n/);
    assert.match(sectionText(page, 'actions'), /planned for 2026-11-24 20:00 GMT\+1/);
    assert.match(page, /deadline: 2026-11-25 13:00 GMT\+1/);
  });
});

describe('the details for somebody in Shanghai', () => {
  it('have each time of a node in China once', () => {
    const text = timesIn('Asia/Shanghai', on('cn-dalian-unicom'));
    assert.match(text, /\nWhat\nLocal time\nUTC\nFrom now\n/);
    assert.match(text, /\nYour plan\n2026-11-25 03:00 GMT\+8\n2026-11-24 19:00 UTC\n/);
  });
});
