// Runs the sample account's gateway on its own, to try the extension or the aliyun SDK against.
// Usage: node scripts/sample-gateway.mjs [--port 8017] [--events 2000]
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

const { values } = parseArgs({ options: { port: { type: 'string' }, events: { type: 'string' } } });

/** @param {'port' | 'events'} name */
function wholeNumber(name, max) {
  const text = values[name];
  if (text === undefined) return {};
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0 || number > max) {
    console.error(`--${name} takes a whole number from 0 to ${max}, not: ${text}`);
    process.exit(1);
  }
  return { [name]: number };
}

const gateway = await startGateway({ ...wholeNumber('port', 65_535), ...wholeNumber('events', 100_000) });
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
