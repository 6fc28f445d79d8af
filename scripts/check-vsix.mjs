// Checks the packaged .vsix: exactly the files of scripts/vsix-files.txt, small, no source maps, nothing secret.
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import yauzl from 'yauzl';
import { root } from './process.mjs';

const maxBytes = 400 * 1024;
/** Of the bundle that reads typed times. */
const maxTimesBytes = 75_000;

/** What no shipped file may hold. */
const forbidden = {
  'a source map': /sourceMappingURL=/,
  'a private key': /-----BEGIN [A-Z ]*PRIVATE KEY-----\s*[A-Za-z0-9+/]{20}/,
  'an AccessKey ID': /\bLTAI[0-9A-Za-z]{12,}/,
};

async function readZip(file) {
  const zip = await yauzl.openPromise(file);
  const texts = new Map();
  for await (const entry of zip.eachEntry()) {
    const chunks = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk);
    texts.set(entry.fileName, Buffer.concat(chunks).toString('latin1'));
  }
  return texts;
}

/**
 * @param {readonly { name: string, version: string }[]} packages what the bundles are made of
 * @returns {Promise<string[]>} one sentence per problem
 */
export async function checkVsix(file, packages) {
  const problems = [];
  const bytes = statSync(file).size;
  if (statSync(path.join(root, 'dist', 'times.js')).size > maxTimesBytes)
    problems.push(`dist/times.js has more than ${maxTimesBytes} bytes (docs/performance.md).`);
  if (bytes > maxBytes) problems.push(`${path.basename(file)} has ${bytes} bytes; ${maxBytes} are allowed.`);

  const texts = await readZip(file);
  const listed = readFileSync(path.join(root, 'scripts', 'vsix-files.txt'), 'utf8')
    .split('\n')
    .filter(Boolean);
  const change = 'Change scripts/vsix-files.txt if that is meant';
  for (const name of texts.keys())
    if (!listed.includes(name)) problems.push(`Ships, but is not listed: ${name}. ${change}.`);
  for (const name of listed) if (!texts.has(name)) problems.push(`Is listed, but does not ship: ${name}. ${change}.`);
  const notices = texts.get('extension/ThirdPartyNotices.txt') ?? '';
  for (const { name, version } of packages)
    if (!notices.includes(`\n${name} ${version}\nLicence: `))
      problems.push(`ThirdPartyNotices.txt does not name ${name} ${version}.`);
  for (const [name, text] of texts) {
    for (const [what, pattern] of Object.entries(forbidden))
      if (pattern.test(text)) problems.push(`${name} holds ${what}.`);
  }
  return problems;
}
