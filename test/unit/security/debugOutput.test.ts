import assert from 'node:assert/strict';
import http from 'node:http';
import { inspect } from 'node:util';
import { against, listEvents } from '../ens/harness';
import { always, success } from '../ens/loopback';

const keys = {
  accessKeyId: 'LTAICanaryKeyId00001',
  accessKeySecret: 'canarySecret0001',
  securityToken: 'canaryToken0001',
};

describe('case 34: T5: what Node prints of a request with NODE_DEBUG=http', () => {
  const agent = http.globalAgent as http.Agent & { createSocket: (...args: unknown[]) => unknown };
  const { createSocket } = agent;
  afterEach(() => {
    Object.assign(agent, { createSocket });
  });

  it('names no key and no token: the headers are not among the options, which it prints', () =>
    against(
      always(200, success()),
      async ({ client, server }) => {
        const printed: string[] = [];
        Object.assign(agent, {
          createSocket: (request: unknown, options: unknown, done: unknown) => {
            printed.push(inspect(options, { depth: 10 }));
            return createSocket.call(agent, request, options, done);
          },
        });
        await listEvents(client);
        assert.match(server.requests[0] ?? '', /canaryToken0001/);
        assert.match(printed.join(), /127\.0\.0\.1/);
        assert.doesNotMatch(printed.join(), /canary/i);
      },
      { credentials: keys },
    ));
});
