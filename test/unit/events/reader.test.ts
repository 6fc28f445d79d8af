import assert from 'node:assert/strict';
import { EnsError, type ErrorKind } from '../../../src/ens/error';
import { readInstances, readSome } from '../../../src/events/reader';
import { aClient, anEvent, anInstance, aPage } from '../../builders';

const never = new AbortController().signal;
const failure = (kind: ErrorKind) => new EnsError({ kind, code: 'X', message: 'x', advice: 'x', phase: 'answer' });

describe('Reading instances for an operation', () => {
  it('goes on without them where the permission is missing', async () => {
    const client = aClient({ describeInstances: () => Promise.reject(failure('permission')) });
    assert.deepEqual(await readInstances(client, ['i-1'], never), []);
  });

  it('fails with any other failure', async () => {
    const client = aClient({ describeInstances: () => Promise.reject(failure('network')) });
    await assert.rejects(readInstances(client, ['i-1'], never), { kind: 'network' });
  });

  it('asks for a hundred a call', async () => {
    const asked: number[] = [];
    const client = aClient({
      describeInstances: ids => {
        asked.push(ids.length);
        return Promise.resolve(ids.map(instanceId => anInstance({ instanceId })));
      },
    });
    const ids = Array.from({ length: 150 }, (_, n) => `i-${n}`);
    assert.equal((await readInstances(client, ids, never)).length, 150);
    assert.deepEqual(asked, [100, 50]);
  });
});

describe('Reading events again', () => {
  it('asks once for all and keeps only those asked for', async () => {
    const asked: unknown[] = [];
    const client = aClient({
      describeHistoryEvents: query => {
        asked.push(query.resourceIds);
        return Promise.resolve(aPage([anEvent(), anEvent({ eventId: 'e-other' })]));
      },
    });
    const found = await readSome(client, [anEvent(), anEvent({ eventId: 'e-gone' })], never);
    assert.deepEqual([...found.values()], [anEvent()]);
    assert.deepEqual(asked, [['i-sample-1']]);
  });
});
