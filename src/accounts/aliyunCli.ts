import * as v from 'valibot';
import { withoutUnseen } from '../base/joined';
import { cutText } from '../base/cutText';
import type { Translate } from '../base/translate';
import type { Credentials, Endpoint } from '../ens/types';
import { chinaEndpoint, internationalEndpoint, parseEndpoint } from './endpoint';
import { cliModeProblem, modeOf } from './aliyunCliModes';
import { readCliFile, type CliFileSource } from './cliFile';
import { keyIdProblem, secretProblem, trimSecret } from './secretText';

const fileName = '~/.aliyun/config.json';

/** A profile of the Aliyun CLI, with the credentials to take over or the reason, in words, why they cannot be. */
export type CliProfile = {
  name: string;
  /** As the CLI spells it, for instance `AK`; empty when it is not a word. */
  mode: string;
  /** The CLI uses this one by default: of several with one name the first. */
  current: boolean;
  /** Only where the profile names one of the service's own hosts, or a site. */
  endpoint?: Endpoint;
  /** When its security token ends, Unix milliseconds, where the file says so. */
  expiresAt?: number;
} & ({ credentials: Credentials } | { whyNot: string });

/** `problem` is a sentence for the person; it never repeats what the file holds. */
export type CliConfig = { ok: true; profiles: readonly CliProfile[] } | { ok: false; problem: string };

const text = v.fallback(v.string(), '');
const configFile = v.object({ current: text, profiles: v.nullish(v.array(v.unknown()), []) });
const profileEntry = v.object({
  name: text,
  mode: text,
  access_key_id: text,
  access_key_secret: text,
  sts_token: text,
  ram_role_arn: text,
  site: text,
  endpoint: text,
  // Seconds, unlike every other time here (features.md section 3); no more than a date can hold.
  sts_expiration: v.fallback(v.pipe(v.number(), v.minValue(1), v.maxValue(8.64e12)), 0),
});
export type CliProfileEntry = v.InferOutput<typeof profileEntry>;
const keys = [...Object.keys(configFile.entries), ...Object.keys(profileEntry.entries)];

/**
 * Reads the Aliyun CLI's own configuration (features.md section 3) and nothing else: no environment variables, no
 * metadata service, no external program. The file is never written. Never rejects.
 */
export async function readCliConfig(source: CliFileSource): Promise<CliConfig> {
  const { t } = source;
  const file = await readCliFile(fileName, keys, source);
  if (file.kind === 'unreadable') {
    return { ok: false, problem: file.problem };
  }
  if (file.kind === 'missing') {
    return {
      ok: false,
      problem: t('The Aliyun CLI is not set up on this computer: there is no file {0}.', fileName),
    };
  }
  const parsed = v.safeParse(configFile, file.kind === 'json' ? file.value : undefined);
  if (!parsed.success) {
    return { ok: false, problem: t('The file {0} is not a configuration of the Aliyun CLI.', fileName) };
  }
  const { current, profiles } = parsed.output;
  const entries = profiles.flatMap(entry => {
    const { success, output } = v.safeParse(profileEntry, entry);
    return success ? [output] : [];
  });
  if (entries.length === 0) {
    return { ok: false, problem: t('The file {0} has no profiles.', fileName) };
  }
  const used = entries.find(({ name }) => name === current);
  return { ok: true, profiles: entries.map(entry => profileFrom(entry, entry === used, t)) };
}

function profileFrom(entry: CliProfileEntry, current: boolean, t: Translate): CliProfile {
  const mode = modeOf(entry);
  const endpoint = endpointOf(entry);
  const common = {
    name: cutText(withoutUnseen(entry.name), 60),
    mode,
    current,
    ...(endpoint === undefined ? {} : { endpoint }),
    // Another mode may keep the time of a token that it no longer has.
    ...(mode === 'StsToken' && entry.sts_expiration > 0 && { expiresAt: entry.sts_expiration * 1000 }),
  };
  const whyNot = cliModeProblem(mode, t);
  if (whyNot !== undefined) {
    return { ...common, whyNot };
  }
  const credentials = {
    accessKeyId: trimSecret(entry.access_key_id),
    accessKeySecret: trimSecret(entry.access_key_secret),
    ...(mode === 'StsToken' ? { securityToken: trimSecret(entry.sts_token) } : {}),
  };
  const unfit =
    keyIdProblem(credentials.accessKeyId, t) ??
    secretProblem(credentials.accessKeySecret, t) ??
    (credentials.securityToken === undefined ? undefined : secretProblem(credentials.securityToken, t));
  return unfit === undefined ? { ...common, credentials } : { ...common, whyNot: t('Its AccessKey is not complete.') };
}

function endpointOf({ endpoint, site }: CliProfileEntry): Endpoint | undefined {
  const parsed = parseEndpoint(endpoint);
  if (parsed.ok && parsed.known) {
    return parsed.endpoint;
  }
  if (/^(cn|china)$/i.test(site)) {
    return chinaEndpoint;
  }
  return /^(intl|international)$/i.test(site) ? internationalEndpoint : undefined;
}
