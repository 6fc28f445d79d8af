import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SampleAccount } from './account';
import { authenticate, type Gatekeeper } from './authenticate';
import { deliver } from './deliver';
import type { Fault, Faults } from './faults';
import type { SampleKey } from './keys';
import { joined } from './lists';
import { operationFor } from './operations';
import type { Received, ReceivedRequest } from './received';
import { Refusal } from './refusal';
import { refusalOf } from './refusalOf';
import { replyTo } from './reply';
import { checkSize, paramsOf, readRequest } from './request';
import type { RawRequest } from './signature';

export interface Serving {
  /** The address named in error bodies. */
  host: string;
  gatekeeper: Gatekeeper;
  account: SampleAccount;
  faults: Faults;
  received: Received;
}

/** Answers each request: who signed it, what is asked, is a fault in the way, what is the answer. */
export function serve(serving: Serving): (incoming: IncomingMessage, response: ServerResponse) => void {
  return (incoming, response) => {
    handle(incoming, response, serving).catch(() => {
      // The client hung up while its request was read.
      response.destroy();
    });
  };
}

async function handle(incoming: IncomingMessage, response: ServerResponse, serving: Serving): Promise<void> {
  const { host, gatekeeper, account, faults, received } = serving;
  const request = await readRequest(incoming);
  const params = paramsOf(request);
  const key = orRefusal(() => {
    checkSize(request);
    return authenticate(request, gatekeeper);
  });
  const record = received.add(recordOf(request, key, gatekeeper.now()));
  const operation =
    key instanceof Refusal ? key : orRefusal(() => operationFor({ ...record, path: pathOf(request) }, key));
  const fault = operation instanceof Refusal ? undefined : faults.take(record.action, params);
  if (fault) {
    record.fault = fault.kind;
  }
  const run = (): object => {
    if (operation instanceof Refusal) {
      throw operation;
    }
    const taken = fault?.kind === 'takeDotted' ? joined(params) : params;
    return runUnder(fault, record.action, () => operation.run(taken, account));
  };
  // The gateway's own clock, from which a client learns how wrong its own is.
  response.setHeader('date', new Date(gatekeeper.now()).toUTCString());
  const sent = await deliver(response, () => replyTo(run, { requestId: record.requestId, hostId: host }), fault);
  if (sent) {
    Object.assign(record, { status: sent.status, ...(sent.code && { code: sent.code }) });
  }
}

function orRefusal<T>(check: () => T): T | Refusal {
  try {
    return check();
  } catch (error) {
    if (error instanceof Refusal) {
      return error;
    }
    throw error;
  }
}

function recordOf(
  { method, target, headers, body }: RawRequest,
  key: SampleKey | Refusal,
  at: number,
): ReceivedRequest {
  return {
    at,
    method,
    action: headers['x-acs-action']?.[0] ?? '',
    version: headers['x-acs-version']?.[0] ?? '',
    params: [...paramsOf({ method, target, headers, body })],
    headerNames: Object.keys(headers),
    bytes: body.length,
    requestId: randomUUID().toUpperCase(),
    ...(key instanceof Refusal ? { signature: key.code } : { signature: 'valid', accessKeyId: key.accessKeyId }),
  };
}

function pathOf({ target }: RawRequest): string {
  return target.split('?')[0] ?? '';
}

/** Refuses in the fault's stead, before or after the operation was carried out. @throws Refusal */
function runUnder(fault: Fault | undefined, action: string, run: () => object): object {
  const refusal = fault && refusalOf(fault, action);
  if (!refusal) {
    return run();
  }
  if (fault.executes) {
    run();
  }
  throw refusal;
}
