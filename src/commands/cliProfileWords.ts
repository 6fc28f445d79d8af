import type { CliProfile } from '../accounts/aliyunCli';
import { maskKeyId } from '../accounts/profile';
import type { Translate } from '../base/translate';
import { formatDuration } from '../base/format';
import { plainLabel } from '../base/inert';

export interface CliProfileWords {
  label: string;
  description: string;
  detail?: string;
}

/**
 * What the list says of a profile of the Aliyun CLI: what tells it from others of its name, when its token ends or
 * ended, or why it cannot be imported. `now` in Unix milliseconds. No secret is in it.
 */
export function cliProfileWords(
  profile: CliProfile,
  profiles: readonly CliProfile[],
  now: number,
  t: Translate,
): CliProfileWords {
  const labelOf = ({ name }: CliProfile) => plainLabel(name) || t('(no name)');
  const label = labelOf(profile);
  const sameName = profiles.filter(other => labelOf(other) === label);
  const place = sameName.indexOf(profile) + 1;
  const distinction =
    sameName.length > 1
      ? [
          'credentials' in profile ? maskKeyId(profile.credentials.accessKeyId) : '',
          t('{0} of {1} with this name', place, sameName.length),
        ]
      : [];
  const description = [profile.mode, profile.current ? t('current') : '', ...distinction].filter(Boolean).join(' · ');
  const detail = 'whyNot' in profile ? t('Cannot be imported: {0}', profile.whyNot) : tokenWords(profile, now, t);
  return { label, description, ...(detail !== undefined && { detail }) };
}

function tokenWords({ expiresAt }: CliProfile, now: number, t: Translate): string | undefined {
  if (expiresAt === undefined) {
    return undefined;
  }
  return expiresAt > now
    ? t('Its temporary credentials end in {0}', formatDuration(expiresAt - now, t))
    : t('Its temporary credentials ended {0} ago', formatDuration(now - expiresAt, t));
}
