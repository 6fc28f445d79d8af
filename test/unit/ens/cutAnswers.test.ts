// Whatever the service writes, nothing of it is kept with half a character at its end.
import assert from 'node:assert/strict';
import { instancesOf } from '../../../src/ens/instanceSchema';
import { batchResultsOf, eventsPageOf, regionsOf } from '../../../src/ens/schemas';
import { eventRow } from '../builders';
import { against, failureOf, listEvents, redeployNow } from './harness';
import { always, success } from './loopback';

/** Letters up to a place, then characters of two units and more to the end. */
const longText = (letters: number) => 'x'.repeat(letters) + '😀👩‍💻'.repeat(5000);
const lengths = [100, 200, 512, 2000, 8192, 65_536];
const texts = lengths.flatMap(length => [length - 1, length - 2, length - 3, length].map(longText));

/** Every text in a value. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') {
    return [value];
  }
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(part => part.flatMap(textsIn))
    : [];
}
function assertWhole(value: unknown): void {
  const halved = textsIn(value).filter(text => /\p{Cs}|\u200d$/u.test(text));
  assert.deepEqual(
    halved.map(text => text.slice(-8)),
    [],
  );
}

describe('Text of the service that is longer than what is kept', () => {
  const row = (text: string) => ({
    ...{ EventId: 'e-1', EventType: text, EventLevel: text, EventStatus: text, ResourceId: text, Reason: text },
    ...{ PublishTime: text, NotBefore: text, ExtendedAttribute: text, Unknown: text, [text]: { deep: [text] } },
  });

  it('case 91: in an event', () => {
    for (const text of texts) {
      assertWhole(eventsPageOf({ Events: [eventRow(row(text))] }, 'R-1', { pageNumber: 1, pageSize: 100 }));
    }
  });

  it('case 91: in an instance and a node', () => {
    for (const text of texts) {
      const instance = { InstanceId: 'i-1', InstanceName: text, Status: text, EnsRegionId: text, SpecName: text };
      assertWhole(instancesOf({ Instances: { Instance: [{ ...instance, Hostname: text, Unknown: text }] } }));
      assertWhole(regionsOf({ EnsRegions: { EnsRegions: [{ EnsRegionId: 'n', Name: text, EnName: text }] } }));
    }
  });

  it('case 91: in the results of a batch', () => {
    for (const text of texts) {
      const results = { Results: [{ EventId: text, ResourceId: text, Code: text, Message: text }] };
      assertWhole(batchResultsOf(results, one => one));
    }
  });

  it('case 91: in a refusal, of a read and of a write', async () => {
    for (const text of texts.slice(0, 16)) {
      const body = { Code: `Some.${text}`, Message: text, RequestId: text, Recommend: text };
      await against(always(400, body), async ({ client }) => {
        assertWhole(await failureOf(listEvents(client)));
        assertWhole(await failureOf(redeployNow(client)));
      });
    }
  });

  it('case 91: in the RequestId of a success', async () => {
    for (const text of texts.slice(4, 8)) {
      await against(always(200, success({ RequestId: text })), async ({ client }) => {
        assertWhole(await redeployNow(client));
      });
    }
  });
});
