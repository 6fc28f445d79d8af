import { l10n, ThemeIcon, window } from 'vscode';
import type { Accounts } from '../accounts/accounts';
import type { CliConfig } from '../accounts/aliyunCli';
import type { ShownAccounts } from '../accounts/shown';
import { toastText } from '../base/inert';
import { stands, unawaited } from '../base/unawaited';
import { askKeyId, askName, askSecret, askToken, forgetSecrets, nothingTyped, type Typed } from './askAccount';
import { askCliProfile } from './askCliProfile';
import { askEndpoint } from './askEndpoint';
import { askAndCheck, type CreateClient } from './checkAccount';
import type { FieldStep } from './wrongField';
import { back, pickOne, type Answer } from './inputs';
import type { SignOutDeps } from './signOut';

export interface AccountCommandDeps extends Omit<SignOutDeps, 'accounts'> {
  accounts: Accounts;
  /** Which accounts are shown beside the active one. */
  chosen: ShownAccounts;
  createClient: CreateClient;
  exploreSample: () => Promise<void>;
  /** Brings the account's row into sight, where it has one. */
  revealAccount: (profileId: string) => Promise<void>;
  readCliConfig: () => Promise<CliConfig>;
}

type Method = 'accessKey' | 'sts' | 'cli' | 'sample';

/** Asks for an account, tries it, saves and activates it. Cancelling anywhere leaves nothing behind. */
export async function signIn(deps: AccountCommandDeps): Promise<void> {
  const typed = nothingTyped();
  let method = await pickMethod();
  while (method !== undefined && method !== back && method !== 'sample') {
    const steps = stepsOf(method, typed, deps);
    const place = { step: 2, totalSteps: steps.length + 1 };
    const answer = await askAndCheck(typed, { steps, place, createClient: deps.createClient });
    if (answer === undefined) {
      return;
    }
    if (answer !== back) {
      const profile = await deps.accounts.add(answer.draft);
      await deps.accounts.activate(profile.id);
      const name = toastText(profile.name);
      unawaited(
        window.showInformationMessage(
          answer.checked ? l10n.t('Signed in: {0}', name) : l10n.t('Saved without a successful check: {0}', name),
        ),
        stands,
      );
      return;
    }
    const before = method;
    method = await pickMethod(before);
    if (method !== before) {
      forgetSecrets(typed);
    }
  }
  if (method === 'sample') {
    await deps.exploreSample();
  }
}

function pickMethod(active?: Method): Promise<Answer<Method>> {
  return pickOne<Method>({
    title: l10n.t('Sign In'),
    placeholder: l10n.t('How do you want to sign in?'),
    ...(active && { active }),
    items: [
      {
        label: l10n.t('Access key'),
        detail: l10n.t('Of a RAM user, best with the few permissions this needs'),
        iconPath: new ThemeIcon('key'),
        value: 'accessKey',
      },
      {
        label: l10n.t('Temporary credentials (STS)'),
        detail: l10n.t('With a security token, until it expires'),
        iconPath: new ThemeIcon('watch'),
        value: 'sts',
      },
      {
        label: l10n.t('Import from Aliyun CLI'),
        detail: l10n.t('A profile of ~/.aliyun/config.json, copied once'),
        iconPath: new ThemeIcon('terminal'),
        value: 'cli',
      },
      {
        label: l10n.t('Explore with the sample account'),
        detail: l10n.t('Made-up events on this computer, no account needed'),
        iconPath: new ThemeIcon('beaker'),
        value: 'sample',
      },
    ],
  });
}

function stepsOf(
  method: Exclude<Method, 'sample'>,
  typed: Typed,
  { accounts, readCliConfig, clock }: AccountCommandDeps,
): FieldStep[] {
  const title = l10n.t('Sign In');
  const name: FieldStep = {
    field: 'name',
    ask: place => askName(typed, place, { title, problem: text => accounts.nameProblem(text) }),
  };
  const keyId: FieldStep = { field: 'keyId', ask: place => askKeyId(typed, place, title) };
  const secret: FieldStep = { field: 'secret', ask: place => askSecret(typed, place, title) };
  const token: FieldStep = { field: 'token', ask: place => askToken(typed, place, title) };
  const endpoint: FieldStep = { field: 'endpoint', ask: place => askEndpoint(typed, place, title) };
  switch (method) {
    case 'accessKey':
      return [name, keyId, secret, endpoint];
    case 'sts':
      return [name, keyId, secret, token, endpoint];
    case 'cli':
      return [
        { field: 'profile', ask: place => askCliProfile(typed, place, { title, readCliConfig, clock }) },
        name,
        endpoint,
      ];
  }
}
