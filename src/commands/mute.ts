import { commands, l10n, window } from 'vscode';
import { plainLabel, toastText } from '../base/inert';
import type { EnsEvent } from '../ens/types';
import { actionFor } from '../events/actions';
import { sentences } from '../base/sentences';
import { stands, unawaited } from '../base/unawaited';
import { typeTitle } from '../events/typeWords';
import { settingId, type Settings } from '../settings/settings';
import type { SettingName, SettingValues } from '../settings/values';
import type { Listed } from '../views/silences';
import { lastHourWords } from './snooze';

type MuteParts = { settings: Pick<Settings, 'get' | 'change'> };

/** Shows no notification for the types of these events from now on; of several types it asks which. */
export async function muteTypes(parts: MuteParts, listed: readonly Listed[]): Promise<void> {
  const types = [...new Set(listed.map(({ event }) => event.type))];
  const chosen = types.length === 1 ? types : await chooseTypes(types);
  const { settings } = parts;
  const before = settings.get('mutedTypes');
  if (chosen.length === 0 || !(await changeSetting(parts, 'mutedTypes', now => [...new Set([...now, ...chosen])]))) {
    return;
  }
  const titles = chosen.map(type => toastText(typeTitle(type, l10n.t))).join(l10n.t(', '));
  const said =
    chosen.length === 1
      ? l10n.t('No more notifications of events of this type: {0}.', titles)
      : l10n.t('No more notifications of events of these types: {0}.', titles);
  const asks = listed.some(({ event }) => chosen.includes(event.type) && mayNeedAnswer(event));
  const undo = l10n.t('Undo');
  const choice = await window.showInformationMessage(asks ? sentences(said, lastHourWords(), l10n.t) : said, undo);
  if (choice === undo) {
    const added = chosen.filter(type => !before.includes(type));
    await changeSetting(parts, 'mutedTypes', now => now.filter(type => !added.includes(type)));
  }
}

/** Whether events like this one have a deadline to be reminded of, now or in another state. */
function mayNeedAnswer(event: EnsEvent): boolean {
  return actionFor(event) !== undefined;
}

async function chooseTypes(types: readonly string[]): Promise<string[]> {
  const items = types.map(type => ({ label: typeTitle(type, l10n.t), description: plainLabel(type), type }));
  const chosen = await window.showQuickPick(items, {
    title: l10n.t('Mute types'),
    placeHolder: l10n.t('Types that no notification is shown for'),
    canPickMany: true,
  });
  return (chosen ?? []).map(({ type }) => type);
}

/** True once it is changed. What is wrong with the setting is not written over: the person gets to see it. */
export async function changeSetting<Name extends SettingName>(
  { settings }: { settings: Pick<Settings, 'change'> },
  name: Name,
  next: (value: SettingValues[Name]) => SettingValues[Name],
): Promise<boolean> {
  if (await settings.change(name, next)) {
    return true;
  }
  const id = settingId(name);
  unawaited(window.showWarningMessage(l10n.t('Nothing was changed. Correct this setting first: {0}', id)), stands);
  await commands.executeCommand('workbench.action.openSettings', `@id:${id}`);
  return false;
}
