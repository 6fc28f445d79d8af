import * as v from 'valibot';
import { actions } from '../events/actions';
import { endKinds, type End, type Operation, type Outcome, type Snapshot } from './operation';
import { dataPolicies } from './plan';
import type { WindowId } from '../state/windows';

/** By whom an operation is taken up again: the account that can follow it now, in this window. */
export type TakenUp = Pick<Operation, 'profileId' | 'account'> & WindowId;

const plan = v.intersect([
  v.variant('opsType', [
    v.object({ opsType: v.literal('immediate') }),
    v.object({ opsType: v.literal('scheduled'), planTime: v.pipe(v.number(), v.safeInteger()) }),
  ]),
  v.object({ dataPolicy: v.exactOptional(v.picklist(dataPolicies)) }),
]);
const text = v.exactOptional(v.string());
const window = {
  pid: v.number(),
  window: text,
  started: text,
  computer: text,
  namespace: text,
  editor: text,
} satisfies Record<keyof WindowId, unknown>;
const operation = v.object({
  ...window,
  id: v.string(),
  at: v.number(),
  profileId: v.string(),
  account: v.string(),
  host: text,
  keyHash: text,
  keyId: text,
  sample: v.exactOptional(v.boolean()),
  action: v.picklist(actions),
  eventId: v.string(),
  resourceId: v.string(),
  eventType: v.string(),
  name: v.string(),
  statusBefore: v.string(),
  notBeforeBefore: v.exactOptional(v.number()),
  plan,
  snapshot: v.exactOptional(
    v.object({
      ...{ status: text, regionId: text, addresses: v.array(v.string()), disks: v.array(v.string()) },
      localDisks: v.exactOptional(v.array(v.string())),
    } satisfies Record<keyof Required<Snapshot>, unknown>),
  ),
  again: text,
} satisfies Record<keyof Required<Omit<Operation, 'outcome' | 'end' | 'unreadable'>>, unknown>);
const said = { code: v.string(), message: v.string() };
const outcome = v.variant('kind', [
  v.object({ kind: v.literal('accepted'), requestId: text }),
  v.object({ kind: v.literal('notSent'), ...said }),
  v.object({ kind: v.literal('refused'), ...said, requestId: text }),
  v.object({ kind: v.literal('unknown'), ...said, requestId: text }),
]) satisfies v.GenericSchema<unknown, Outcome>;
const end = v.object({
  how: v.picklist(endKinds),
  status: v.string(),
  at: v.number(),
  summary: text,
} satisfies Record<keyof Required<End>, unknown>);
const takenUp = v.object({ ...window, profileId: v.string(), account: v.string() });

/** A line of this version. Members that it doesn't know are of no account; values that it doesn't know are (unreadLine.ts). */
const line = v.variant('kind', [
  v.object({ v: v.literal(1), kind: v.literal('begin'), operation }),
  v.object({ v: v.literal(1), kind: v.literal('answer'), id: v.string(), outcome }),
  v.object({ v: v.literal(1), kind: v.literal('end'), id: v.string(), end }),
  v.object({ v: v.literal(1), kind: v.literal('reopen'), id: v.string(), by: takenUp }),
]);
export type JournalLine = v.InferOutput<typeof line>;

/** Undefined for a line that this version cannot read. */
export function journalLine(raw: unknown): JournalLine | undefined {
  const { success, output } = v.safeParse(line, raw);
  return success ? output : undefined;
}
