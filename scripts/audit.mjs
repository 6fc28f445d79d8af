// Asks the registry what is known against the packages that ship, and whether their signatures are right.
// Usage: npm run audit   Exit code 1: something is wrong; 2: the registry could not be asked, so nothing is known.
import { bundledPackages } from './bundled.mjs';
import { machineEnv, run } from './process.mjs';

const grave = ['high', 'critical'];

/** @typedef {{ lines: string[], code: 0 | 1 | 2 }} Verdict */

/**
 * What `npm audit --json` says of what ships: tools are left out, since none of them reaches a user.
 * @returns {Verdict}
 */
export function judgeAdvisories(report, packages) {
  if (!report?.vulnerabilities) return { lines: ['The registry could not be asked for advisories.'], code: 2 };
  const folders = new Set(packages.map(({ folder }) => folder));
  const found = Object.values(report.vulnerabilities).filter(({ nodes }) => nodes.some(node => folders.has(node)));
  return {
    lines: [
      `${packages.length} packages ship; advisories against them: ${found.length}`,
      ...found.map(({ name, severity, range }) => `${severity}: ${name} ${range}`),
    ],
    code: found.some(({ severity }) => grave.includes(severity)) ? 1 : 0,
  };
}

/**
 * What `npm audit signatures --json` says: a wrong signature counts for a tool too, a missing one for what ships.
 * @returns {Verdict}
 */
export function judgeSignatures(report, packages) {
  if (!report?.invalid || !report.missing) return { lines: ['The signatures could not be checked.'], code: 2 };
  const names = new Set(packages.map(({ name }) => name));
  const unsigned = report.missing.filter(({ name }) => names.has(name));
  const wrong = [
    ...report.invalid.map(({ name, version }) => `wrong signature: ${name} ${version}`),
    ...unsigned.map(({ name, version }) => `no signature: ${name} ${version}`),
  ];
  return { lines: [`Signatures that are wrong or missing: ${wrong.length}`, ...wrong], code: wrong.length > 0 ? 1 : 0 };
}

async function npmJson(...command) {
  const { env, npm } = machineEnv();
  const { output } = await run([...npm, ...command, '--json', '--silent', '--fetch-retries=0'], { env });
  try {
    return JSON.parse(output);
  } catch {
    return undefined;
  }
}

async function main() {
  const packages = await bundledPackages();
  const verdicts = [
    judgeAdvisories(await npmJson('audit'), packages),
    judgeSignatures(await npmJson('audit', 'signatures'), packages),
  ];
  for (const line of verdicts.flatMap(({ lines }) => lines)) console.log(line);
  const codes = verdicts.map(({ code }) => code);
  process.exitCode = codes.includes(1) ? 1 : Math.max(...codes);
}

if (process.argv[1] === import.meta.filename) await main();
