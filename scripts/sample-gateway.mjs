// Runs the sample account's gateway on its own, to try the extension or the aliyun SDK against.
// Usage: node scripts/sample-gateway.mjs [--port 8017] [--events 2000] [--page-size 20] [--fault refuseDeadIds]...
// A fault lasts as long as the gateway: refuseDeadIds, refuseComma, takeDotted, refuseType (src/sample/faults.ts).
import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const bundle = fileURLToPath(new URL('../dist/sample.js', import.meta.url));
if (!existsSync(bundle)) {
  console.error('dist/sample.js is missing. Run npm run build first.');
  process.exit(1);
}
const { startGateway } = createRequire(import.meta.url)(bundle);

const faults = ['refuseDeadIds', 'refuseComma', 'takeDotted', 'refuseType'];
const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    events: { type: 'string' },
    'page-size': { type: 'string' },
    fault: { type: 'string', multiple: true, default: [] },
  },
});

/** @param {'port' | 'events' | 'page-size'} name */
function wholeNumber(name, { min = 0, max, option = name }) {
  const text = values[name];
  if (text === undefined) return {};
  const number = Number(text);
  if (!Number.isInteger(number) || number < min || number > max) {
    console.error(`--${name} takes a whole number from ${min} to ${max}, not: ${text}`);
    process.exit(1);
  }
  return { [option]: number };
}

const unknown = values.fault.find(kind => !faults.includes(kind));
if (unknown !== undefined) {
  console.error(`--fault takes one of ${faults.join(', ')}, not: ${unknown}`);
  process.exit(1);
}

const gateway = await startGateway({
  ...wholeNumber('port', { max: 65_535 }),
  ...wholeNumber('events', { max: 100_000 }),
  ...wholeNumber('page-size', { min: 1, max: 100, option: 'maxPageSize' }),
});
for (const kind of values.fault) {
  gateway.faults.add({ kind, count: Infinity });
}
const readOnly = gateway.keys.addReadOnly();
const sts = gateway.keys.addSts();

console.log(`ENS sample gateway: ${gateway.url}  (${gateway.account.events.length} events, Ctrl+C ends it)

Keys made up for this run:
  full access   ${gateway.keys.main.accessKeyId}  ${gateway.keys.main.accessKeySecret}
  read only     ${readOnly.accessKeyId}  ${readOnly.accessKeySecret}
  STS, 1 hour   ${sts.accessKeyId}  ${sts.accessKeySecret}
    token       ${sts.securityToken}`);

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => gateway.stop().then(() => process.exit(0)));
}
