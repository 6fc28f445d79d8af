import assert from 'node:assert/strict';
import { detailsPage } from '../../../src/views/details/page';
import { eventTooltipLines } from '../../../src/views/eventTooltipLines';
import { typedAnswer } from '../../../src/commands/typedAnswer';
import { assessRisk } from '../../../src/operations/risk';
import { anEvent, anInstance, english, noon } from '../../builders';
import { shanghai } from '../../personTime';
import { factsWith, pageWith, sectionText } from './details/setting';

const sentence = 'The service finds no instance with this id.';

describe('An instance that the service does not find', () => {
  it('is called that on the page of its event, and nothing is said of a permission', () => {
    const text = sectionText(pageWith({ instance: undefined, gone: true }), 'instance');
    assert.ok(text.includes(sentence), text);
    assert.doesNotMatch(text, /may not read|permission|RAM/);
    const denied = { ...factsWith({ instance: undefined, gone: true }), namesDenied: true };
    assert.doesNotMatch(sectionText(detailsPage(denied, 'en', shanghai, english), 'instance'), /may not read|RAM/);
  });

  it('is called that beside what was known of it before', () => {
    const text = sectionText(pageWith({ gone: true }), 'instance');
    assert.match(text, /As it was when it was last read\./);
    assert.ok(text.includes(sentence) && text.includes('edge-web-01'), text);
    assert.ok(!sectionText(pageWith(), 'instance').includes(sentence));
  });

  it('is called that in the tooltip, in place of its disks', () => {
    const lines = (instance?: ReturnType<typeof anInstance>) =>
      eventTooltipLines({ event: anEvent(), instance, nodeId: '', gone: true, now: noon, local: shanghai }, english)
        .rows;
    for (const rows of [lines(), lines(anInstance())]) {
      assert.deepEqual(
        rows.find(([label]) => label === 'Instance'),
        ['Instance', sentence],
      );
      assert.equal(
        rows.find(([label]) => label === 'Disks'),
        undefined,
      );
    }
  });

  it('case 96: is called that where the end of its id is typed', () => {
    const targets = [{ event: anEvent(), plan: { opsType: 'immediate' as const }, gone: true }];
    const risk = assessRisk(targets, { events: [], operations: [], unclear: () => undefined, strict: false });
    assert.equal(risk.level, 'high');
    const asked = { action: 'redeploy', targets, risk, production: false, others: new Map<string, string>() } as const;
    const { expected, hint } = typedAnswer(asked, english);
    assert.deepEqual([expected, hint], ['mple-1', `${sentence} Type the end of its id to confirm: mple-1`]);
  });
});
