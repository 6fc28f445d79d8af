import type { Contexts } from './when';
import { JournalError } from '../../../src/state/journalError';
import { endKinds, type Operation, type Outcome } from '../../../src/operations/operation';
import { createRecords } from '../../../src/operations/records';
import { createTold } from '../../../src/events/told';
import { memoryFile } from '../../../src/events/toldFile';
import { createOperationsView, operationsViewId } from '../../../src/views/operationsView';
import { createUnseenFailures } from '../../../src/views/unseenFailures';
import { aClock, anOperation, hour, noon } from '../../builders';
import { aDesk, aTicker, someDesks } from '../../desks';
import { resetVscode, rowsOf } from '../../fakeVscode/control';
import { somePersonTime } from '../../personTime';
import type { Scene } from './scenes';

const outcomes: readonly (Outcome | undefined)[] = [
  undefined,
  { kind: 'notSent', code: 'ENOTFOUND', message: '' },
  { kind: 'refused', code: 'Busy', message: '', requestId: 'REQ-1' },
  { kind: 'refused', code: 'Busy', message: '' },
  { kind: 'accepted', requestId: 'REQ-1' },
  { kind: 'accepted' },
  { kind: 'unknown', code: 'ECONNRESET', message: '' },
  { kind: 'unknown', code: 'InternalError', message: '', requestId: 'REQ-1' },
];

/** Operations with each outcome and each end, planned and not, with and without a RequestId. */
function allOperations(): Operation[] {
  const open = outcomes.map(outcome => ({ ...(outcome && { outcome }) }));
  const accepted: Outcome = { kind: 'accepted', requestId: 'REQ-1' };
  const planned = { outcome: accepted, plan: { opsType: 'scheduled', planTime: noon + hour } } as const;
  const ended = [...endKinds, 'unreadable' as const].flatMap(how =>
    outcomes.slice(4).map(outcome => ({ ...(outcome && { outcome }), end: { how, status: 'Executed', at: noon } })),
  );
  const all: Partial<Operation>[] = [...open, planned, { unreadable: 'newer' }, { unreadable: 'damaged' }, ...ended];
  return all.map((fields, n) => anOperation({ ...fields, id: `op-${n}` }));
}

/** The operations view: `seen` where somebody looked at all of it, `error` where the record cannot be read. */
async function operationsScene(
  name: string,
  contexts: Contexts,
  { operations = allOperations(), seen = false, error }: { operations?: Operation[]; seen?: boolean; error?: Error },
): Promise<Scene> {
  resetVscode();
  const never = () => Promise.resolve();
  const records = createRecords({
    ...{ begin: never, answer: never, reopen: never, end: never },
    read: () => (error ? Promise.reject(error) : Promise.resolve(operations)),
  });
  const fail = (problem: Error) => {
    throw problem;
  };
  const clock = aClock();
  const unseen = createUnseenFailures({ told: createTold(memoryFile(), fail), records, clock });
  const view = createOperationsView({
    ...{ records, unseen, clock, desks: someDesks(aDesk()), ticker: aTicker(), logError: () => undefined },
    ...somePersonTime('Asia/Shanghai'),
  });
  await rowsOf(operationsViewId);
  if (seen) {
    await view.markAsSeen(records.all());
  }
  const rows = await rowsOf(operationsViewId);
  view.dispose();
  return { name, view: operationsViewId, contexts, rows: rows.map(({ item }) => item) };
}

/** @param contextsOf what is set in a scene of the events view, which is beside it */
export async function allOperationsScenes(contextsOf: (name: string) => Contexts): Promise<Scene[]> {
  return [
    await operationsScene('no operations', contextsOf('signed out'), { operations: [] }),
    await operationsScene('operations', contextsOf('list'), {}),
    await operationsScene('operations, all seen', contextsOf('list'), { seen: true }),
    await operationsScene('operations, signed out', contextsOf('signed out'), {}),
    await operationsScene('operations, sample account', contextsOf('sample account'), {}),
    await operationsScene('operations, not readable', contextsOf('list'), {
      error: new JournalError('failed', 'x', 'y'),
    }),
  ];
}
