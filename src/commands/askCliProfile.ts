import { l10n, ThemeIcon, window } from 'vscode';
import type { CliConfig, CliProfile } from '../accounts/aliyunCli';
import { toastText } from '../base/inert';
import { stands, unawaited } from '../base/unawaited';
import type { Clock } from '../ens/ports';
import type { Typed } from './askAccount';
import { cliProfileWords } from './cliProfileWords';
import { back, pickOne, type Answer, type Place } from './inputs';

/** Asks which profile of the Aliyun CLI to take over; those that cannot be are listed with the reason. */
export async function askCliProfile(
  typed: Typed,
  place: Place,
  {
    title,
    readCliConfig,
    clock,
  }: { title: string; readCliConfig: () => Promise<CliConfig>; clock: Pick<Clock, 'now'> },
): Promise<Answer<true>> {
  const config = await readCliConfig();
  if (!config.ok) {
    unawaited(window.showErrorMessage(toastText(config.problem)), stands);
    return back;
  }
  for (;;) {
    const profile = await pickOne<CliProfile>({
      title,
      place,
      canGoBack: true,
      placeholder: l10n.t('Profile of the Aliyun CLI'),
      items: config.profiles.map(value => {
        const words = cliProfileWords(value, config.profiles, clock.now(), l10n.t);
        return { ...words, iconPath: new ThemeIcon('credentials' in value ? 'key' : 'circle-slash'), value };
      }),
    });
    if (profile === undefined || profile === back) {
      return profile;
    }
    if ('credentials' in profile) {
      const { accessKeyId, accessKeySecret, securityToken = '' } = profile.credentials;
      // A name the person typed stays, one that came from another profile does not.
      if (typed.name === '' || config.profiles.some(({ name }) => name === typed.name)) {
        typed.name = profile.name;
      }
      typed.endpoint = profile.endpoint ?? typed.endpoint;
      const { expiresAt } = profile;
      Object.assign(typed, { keyId: accessKeyId, secret: accessKeySecret, token: securityToken, expiresAt });
      return true;
    }
    unawaited(
      window.showInformationMessage(l10n.t('This profile cannot be imported. {0}', toastText(profile.whyNot))),
      stands,
    );
  }
}
