import type { SampleAccount } from './account';
import { batchOperation } from './batchOperation';
import { describeEnsRegions } from './describeEnsRegions';
import { describeHistoryEvents } from './describeHistoryEvents';
import { describeInstances } from './describeInstances';
import { eventOperation } from './eventOperation';
import type { SampleKey } from './keys';
import { noPermission, Refusal } from './refusal';

export interface Operation {
  methods: readonly string[];
  /** What a read-only key may not call is `write`. */
  access: 'read' | 'write';
  /** Answers the body without its RequestId. @throws Refusal */
  run: (params: URLSearchParams, account: SampleAccount) => object;
}

const getOrPost = ['GET', 'POST'];
const post = ['POST'];

const operations: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['DescribeHistoryEvents', { methods: getOrPost, access: 'read', run: describeHistoryEvents }],
  ['DescribeInstances', { methods: getOrPost, access: 'read', run: describeInstances }],
  ['DescribeEnsRegions', { methods: getOrPost, access: 'read', run: describeEnsRegions }],
  ['EventRedeployInstance', { methods: getOrPost, access: 'write', run: eventOperation('redeploy') }],
  ['EventRebootInstance', { methods: post, access: 'write', run: eventOperation('reboot') }],
  ['EventMigrateInstance', { methods: getOrPost, access: 'write', run: eventOperation('migrate') }],
  ['BatchEventRedeployInstance', { methods: post, access: 'write', run: batchOperation('redeploy') }],
  ['BatchEventRebootInstance', { methods: post, access: 'write', run: batchOperation('reboot') }],
  ['BatchEventMigrateInstance', { methods: getOrPost, access: 'write', run: batchOperation('migrate') }],
]);

export interface Call {
  action: string;
  version: string;
  method: string;
  path: string;
}

/** The operation a signed request asks for, if its key may call it. @throws Refusal */
export function operationFor({ action, version, method, path }: Call, { access }: SampleKey): Operation {
  if (version !== '2017-11-10') {
    throw new Refusal(404, 'InvalidVersion', 'Specified parameter Version is not valid.');
  }
  const operation = path === '/' ? operations.get(action) : undefined;
  if (!operation) {
    throw new Refusal(404, 'InvalidAction.NotFound', 'Specified api is not found, please check your url and method.');
  }
  if (!operation.methods.includes(method)) {
    throw new Refusal(400, 'UnsupportedHTTPMethod', 'This http method is not supported.');
  }
  if (operation.access === 'write' && access === 'readOnly') {
    throw noPermission(action);
  }
  return operation;
}
