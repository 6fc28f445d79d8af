import { l10n, ThemeIcon, window } from 'vscode';
import type { AccountDraft } from '../accounts/draft';
import { maskKeyId, type Profile } from '../accounts/profile';
import type { Unread } from '../accounts/profileList';
import { plainLabel, toastText } from '../base/inert';
import { stands, unawaited } from '../base/unawaited';
import type { Operation } from '../operations/operation';
import { accountOf } from '../views/nodes';
import { accountItem } from './accountItem';
import { askKeyId, askName, askSecret, askToken, nothingTyped } from './askAccount';
import { askEndpoint } from './askEndpoint';
import { askAndCheck } from './checkAccount';
import { back, pickOne, type Answer, type Choice } from './inputs';
import type { AccountCommandDeps } from './signIn';
import { confirmSignOut, openOperationsOf } from './signOut';
import { explainUnread, unreadItem } from './unread';
import type { FieldStep } from './wrongField';

type Act = 'rename' | 'edit' | 'mark' | 'remove';
type Picked = { profile: Profile; act?: Act } | { unread: Unread };

/** Renames an account, replaces its credentials or removes it: by a button on its row, or by picking it and then the act. */
export async function manageAccounts(deps: AccountCommandDeps): Promise<void> {
  const profiles = deps.accounts.profiles();
  if (profiles.length === 0 && deps.accounts.unread().length === 0) {
    unawaited(window.showInformationMessage(l10n.t('There are no accounts yet. Sign in to add one.')), stands);
    return;
  }
  for (;;) {
    const picked = await pickAccount(deps, profiles);
    if (picked === undefined || picked === back) {
      return;
    }
    if ('unread' in picked) {
      explainUnread(picked.unread);
      return;
    }
    const act = picked.act ?? (await pickAct(picked.profile));
    if (act === undefined) {
      return;
    }
    if (act !== back && (await perform(act, picked.profile, deps)) !== back) {
      return;
    }
  }
}

function pickAccount({ accounts }: AccountCommandDeps, profiles: readonly Profile[]) {
  return pickOne<Picked>({
    title: l10n.t('Manage Accounts'),
    placeholder: l10n.t('Account to change'),
    items: [
      ...profiles.map(profile => ({ ...accountItem(profile, accounts), ...changesOf(profile) })),
      ...accounts.unread().map(unread => ({ ...unreadItem(unread), value: { unread } })),
    ],
  });
}

function changesOf(profile: Profile): Pick<Choice<Picked>, 'value' | 'buttons'> {
  const rename = {
    iconPath: new ThemeIcon('pencil'),
    tooltip: l10n.t('Rename'),
    value: { profile, act: 'rename' as const },
  };
  const remove = {
    iconPath: new ThemeIcon('trash'),
    tooltip: l10n.t('Remove'),
    value: { profile, act: 'remove' as const },
  };
  return { value: { profile }, buttons: profile.kind === 'sample' ? [remove] : [rename, remove] };
}

function pickAct({ name, kind }: Profile) {
  const remove: Choice<Act> = { label: l10n.t('Remove…'), iconPath: new ThemeIcon('trash'), value: 'remove' };
  const change: Choice<Act>[] = [
    { label: l10n.t('Rename…'), iconPath: new ThemeIcon('pencil'), value: 'rename' },
    { label: l10n.t('Edit Credentials…'), iconPath: new ThemeIcon('key'), value: 'edit' },
    { label: l10n.t('Protect…'), iconPath: new ThemeIcon('shield'), value: 'mark' },
  ];
  return pickOne<Act>({
    title: toastText(name),
    canGoBack: true,
    items: kind === 'sample' ? [remove] : [...change, remove],
  });
}

/** Answers `back` for a person who wants to choose again. */
async function perform(act: Act, profile: Profile, deps: AccountCommandDeps): Promise<Answer<true>> {
  switch (act) {
    case 'rename':
      return rename(profile, deps);
    case 'edit':
      return editCredentials(profile, deps);
    case 'mark':
      return protect(profile, deps);
    case 'remove':
      await confirmSignOut(deps, profile);
      return true;
  }
}

async function rename({ id, name }: Profile, { accounts }: AccountCommandDeps): Promise<Answer<true>> {
  const typed = { ...nothingTyped(), name };
  const title = l10n.t('Rename Account');
  const answer = await askName(typed, undefined, { title, problem: text => accounts.nameProblem(text, id) });
  if (answer === true) {
    await accounts.rename(id, typed.name);
  }
  return answer;
}

/** Asks how careful to be with the account of the row it was called on, else with the active one. */
export async function changeProtection({ accounts }: AccountCommandDeps, ...args: unknown[]): Promise<void> {
  const state = accounts.state();
  const active = state.kind === 'signedIn' ? state.profile.id : undefined;
  const id = accountOf(args[0]) ?? active;
  const profile = accounts.profiles().find(one => one.id === id);
  if (profile) {
    await protect(profile, { accounts });
  }
}

/** How careful to be with an account. */
async function protect(
  { id, name, mark }: Profile,
  { accounts }: Pick<AccountCommandDeps, 'accounts'>,
): Promise<Answer<true>> {
  const answer = await pickOne<'production' | 'readOnly' | 'none'>({
    title: toastText(name),
    placeholder: l10n.t('Protection of this account'),
    canGoBack: true,
    active: mark ?? 'none',
    items: [
      {
        label: l10n.t('Not protected'),
        detail: l10n.t('A row of the card confirms, unless the risk is high'),
        value: 'none',
      },
      { label: l10n.t('Production'), detail: l10n.t('Every confirmation must be typed'), value: 'production' },
      { label: l10n.t('Read-only'), detail: l10n.t('No operation is ever sent'), value: 'readOnly' },
    ],
  });
  if (answer === undefined || answer === back) {
    return answer;
  }
  await accounts.setMark(id, answer === 'none' ? undefined : answer);
  return true;
}

/** The secrets are asked anew: what is saved is never shown, not even masked. */
async function editCredentials(
  profile: Profile,
  { accounts, createClient, records }: AccountCommandDeps,
): Promise<Answer<true>> {
  const { id, name, kind, endpoint, site } = profile;
  const typed = {
    ...nothingTyped(),
    name,
    endpoint,
    otherEndpoint: site === 'other' ? `${endpoint.protocol}://${endpoint.host}` : '',
  };
  const title = l10n.t('Edit Credentials');
  const token: FieldStep = { field: 'token', ask: place => askToken(typed, place, title) };
  const steps: FieldStep[] = [
    { field: 'keyId', ask: place => askKeyId(typed, place, title) },
    { field: 'secret', ask: place => askSecret(typed, place, title) },
    ...(kind === 'sts' ? [token] : []),
    { field: 'endpoint', ask: place => askEndpoint(typed, place, title) },
  ];
  const answer = await askAndCheck(typed, { steps, place: { step: 1, totalSteps: steps.length }, createClient });
  if (answer === undefined || answer === back) {
    return answer;
  }
  if (!isSameKey(profile, answer.draft) && !(await confirmOtherKey(await openOperationsOf(records, id)))) {
    return undefined;
  }
  await accounts.update(id, answer.draft);
  unawaited(window.showInformationMessage(l10n.t('Credentials replaced: {0}', toastText(name))), stands);
  return true;
}

function isSameKey({ maskedKeyId, endpoint }: Profile, draft: AccountDraft): boolean {
  const { protocol, host } = draft.endpoint;
  return (
    maskKeyId(draft.credentials.accessKeyId) === maskedKeyId && protocol === endpoint.protocol && host === endpoint.host
  );
}

/** Another key may belong to another Alibaba Cloud account, which does not see what was begun with this one. */
async function confirmOtherKey(open: readonly Operation[]): Promise<boolean> {
  if (open.length === 0) {
    return true;
  }
  const replace = l10n.t('Replace');
  const names = open.map(({ name: instance, resourceId }) => plainLabel(instance || resourceId)).join(l10n.t(', '));
  const detail = l10n.t(
    'Not over yet: {0}. They go on at Alibaba Cloud, and are followed here only if the new AccessKey belongs to the same Alibaba Cloud account.',
    names,
  );
  const question = l10n.t('Replace the AccessKey while operations are not over yet?');
  return (await window.showWarningMessage(question, { modal: true, detail }, replace)) === replace;
}
