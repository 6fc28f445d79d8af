import type { Translate } from '../base/translate';

/** The modes of the Aliyun CLI as it spells them; it compares without case (features.md section 3). */
const modes = [
  'AK',
  'StsToken',
  'RamRoleArn',
  'ChainableRamRoleArn',
  'RamRoleArnWithRoleName',
  'EcsRamRole',
  'OIDC',
  'CloudSSO',
  'OAuth',
  'External',
  'CredentialsURI',
  'BearerToken',
  'RsaKeyPair',
  'Anonymous',
];

/** The mode of a profile, guessed from its fields where it is empty, as the CLI does; an unknown one only if it is a word. */
export function modeOf(entry: {
  mode: string;
  access_key_id: string;
  access_key_secret: string;
  sts_token: string;
  ram_role_arn: string;
}): string {
  const written = entry.mode.trim();
  if (written !== '') {
    const known = modes.find(mode => mode.toLowerCase() === written.toLowerCase());
    return known ?? (/^[a-z]{1,30}$/i.test(written) ? written : '');
  }
  if (entry.access_key_id === '' || entry.access_key_secret === '') {
    return '';
  }
  if (entry.sts_token !== '') {
    return 'StsToken';
  }
  return entry.ram_role_arn === '' ? 'AK' : 'RamRoleArn';
}

/** Why the credentials of a mode cannot be taken over, in words; undefined for the two that can. */
export function cliModeProblem(mode: string, t: Translate): string | undefined {
  switch (mode) {
    case 'AK':
    case 'StsToken':
      return undefined;
    case 'RamRoleArn':
    case 'ChainableRamRoleArn':
    case 'RamRoleArnWithRoleName':
      return t('It assumes a RAM role at each use, which ENS Events does not do.');
    case 'EcsRamRole':
      return t('Its credentials come from the metadata service of a cloud server.');
    case 'OIDC':
      return t('Its credentials come from an identity provider (OIDC).');
    case 'CloudSSO':
    case 'OAuth':
      return t('It signs in through a web browser.');
    case 'External':
      return t('Its credentials come from another program, which ENS Events does not run.');
    case 'CredentialsURI':
      return t('Its credentials come from a web address, which ENS Events does not call.');
    case 'BearerToken':
    case 'RsaKeyPair':
    case 'Anonymous':
      return t('ENS does not accept this kind of sign-in here: {0}', mode);
    default:
      return t('This kind of sign-in is not known: {0}', mode === '' ? '?' : mode);
  }
}
