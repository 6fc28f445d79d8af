import * as v from 'valibot';
import { withoutUnseen } from '../base/joined';
import { cutText } from '../ens/cutText';
import type { Translate } from '../ens/ports';
import type { Credentials, Endpoint } from '../ens/types';
import { chinaEndpoint, internationalEndpoint, parseEndpoint } from './endpoint';
import { cliModeProblem, modeOf } from './aliyunCliModes';
import { keyIdProblem, secretProblem, trimSecret } from './secretText';

/** Largest configuration file that is read, bytes; real ones have a few kilobytes. */
export const cliConfigLimit = 1024 * 1024;

/** A profile of the Aliyun CLI, with the credentials to take over or the reason, in words, why they cannot be. */
export type CliProfile = {
  name: string;
  /** As the CLI spells it, for instance `AK`; empty when it is not a word. */
  mode: string;
  /** The CLI uses this one by default. */
  current: boolean;
  /** Only where the profile names one of the service's own hosts, or a site. */
  endpoint?: Endpoint;
  /** When its token ends, Unix milliseconds, where the file says so. */
  expiresAt?: number;
} & ({ credentials: Credentials } | { whyNot: string });

/** `problem` is a sentence for the person; it never repeats what the file holds. */
export type CliConfig = { ok: true; profiles: readonly CliProfile[] } | { ok: false; problem: string };

const text = v.fallback(v.string(), '');
const configFile = v.object({ current: text, profiles: v.array(v.unknown()) });
const profileEntry = v.object({
  name: text,
  mode: text,
  access_key_id: text,
  access_key_secret: text,
  sts_token: text,
  ram_role_arn: text,
  site: text,
  endpoint: text,
  // Seconds, unlike every other time here (features.md section 3).
  sts_expiration: v.fallback(v.pipe(v.number(), v.minValue(1)), 0),
});
export type CliProfileEntry = v.InferOutput<typeof profileEntry>;

/**
 * Reads the Aliyun CLI's own configuration (features.md section 3) and nothing else: no environment variables, no
 * metadata service, no external program. The file is never written.
 * @param readFile answers at most `limit` + 1 bytes of the file as text and rejects with a system error (`code`)
 */
export async function readCliConfig({
  path,
  readFile,
  t,
}: {
  path: string;
  readFile: (path: string, limit: number) => Promise<string>;
  t: Translate;
}): Promise<CliConfig> {
  let content: string;
  try {
    content = await readFile(path, cliConfigLimit);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return {
      ok: false,
      problem: missing
        ? t('The Aliyun CLI is not set up on this computer: there is no file ~/.aliyun/config.json.')
        : t('The file ~/.aliyun/config.json could not be opened: check its permissions.'),
    };
  }
  if (content.length > cliConfigLimit) {
    return {
      ok: false,
      problem: t('The file ~/.aliyun/config.json is too large to be a configuration of the Aliyun CLI.'),
    };
  }
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), configFile), content.replace(/^\ufeff/, ''));
  if (!parsed.success) {
    return { ok: false, problem: t('The file ~/.aliyun/config.json is not a configuration of the Aliyun CLI.') };
  }
  const { current, profiles } = parsed.output;
  const entries = profiles.flatMap(entry => {
    const { success, output } = v.safeParse(profileEntry, entry);
    return success ? [output] : [];
  });
  if (entries.length === 0) {
    return { ok: false, problem: t('The file ~/.aliyun/config.json has no profiles.') };
  }
  return { ok: true, profiles: entries.map(entry => profileFrom(entry, current, t)) };
}

function profileFrom(entry: CliProfileEntry, current: string, t: Translate): CliProfile {
  const mode = modeOf(entry);
  const endpoint = endpointOf(entry);
  const common = {
    name: cutText(withoutUnseen(entry.name), 60),
    mode,
    current: entry.name === current,
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(entry.sts_expiration > 0 && { expiresAt: entry.sts_expiration * 1000 }),
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
