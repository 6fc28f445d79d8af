import { QuickInputButtons, ThemeIcon, l10n, window, type Disposable, type QuickPickItem } from 'vscode';
import type { Clock } from '../ens/ports';
import { formatDuration, formatLocal, formatUtc } from '../events/format';
import { disposeAll } from './disposeAll';

interface TimeItem extends QuickPickItem {
  /** Unix milliseconds; absent on rows that say why there is none. */
  time?: number;
}

/**
 * The time pick: presets, and any time as a person would type it, shown as it was understood (local, UTC, time left)
 * while they type. What cannot be a plan time is refused in the box, with the text kept.
 * @param deadline soonest deadline of the events, Unix milliseconds
 * @returns Unix milliseconds, `back`, or undefined when cancelled
 */
export async function pickTime(
  clock: Pick<Clock, 'now'>,
  title: string,
  deadline?: number,
): Promise<number | 'back' | undefined> {
  const { parsePlanTime, planTimePresets } = await import('../operations/times');
  const pick = window.createQuickPick<TimeItem>();
  pick.title = title;
  pick.ignoreFocusOut = true;
  pick.matchOnDescription = false;
  pick.placeholder = l10n.t('When, for instance: tonight 2am, +3h, 周日 02:00, 2026-11-29 02:00');
  pick.buttons = [QuickInputButtons.Back];
  const limits = () => ({ now: clock.now(), t: l10n.t, ...(deadline !== undefined && { deadline }) });
  // A deadline that has passed rules out no time: the sooner the better.
  const presetLimits = () => ({
    ...limits(),
    ...(deadline !== undefined && deadline <= clock.now() && { deadline: Infinity }),
  });

  const presets = (): TimeItem[] =>
    planTimePresets(presetLimits()).map(({ label, time }) => ({
      label,
      time,
      description: leftWords(time, clock.now()),
      detail: `${formatLocal(time)} · ${formatUtc(time)}`,
      iconPath: new ThemeIcon('clock'),
    }));

  const understood = (text: string): TimeItem[] => {
    const parsed = parsePlanTime(text, limits());
    switch (parsed.kind) {
      case 'empty':
        return presets();
      case 'refused':
        return [{ label: parsed.message, iconPath: new ThemeIcon('error'), alwaysShow: true }];
      case 'understood':
        return [
          {
            label: formatLocal(parsed.time),
            time: parsed.time,
            description: leftWords(parsed.time, clock.now()),
            detail: formatUtc(parsed.time),
            iconPath: new ThemeIcon('calendar'),
            alwaysShow: true,
          },
          ...parsed.warnings.map(label => ({ label, iconPath: new ThemeIcon('warning'), alwaysShow: true })),
        ];
    }
  };

  pick.items = presets();
  let subscriptions: Disposable[] = [];
  const choice = await new Promise<number | 'back' | undefined>(resolve => {
    subscriptions = [
      pick.onDidChangeValue(text => {
        pick.items = understood(text);
      }),
      pick.onDidAccept(() => {
        // Time passes while the box is open: what was ahead may not be any more, so it is read again.
        const [chosen] = pick.value === '' ? pick.activeItems : understood(pick.value);
        if (chosen?.time !== undefined && chosen.time > clock.now()) {
          resolve(chosen.time);
        } else {
          pick.items = understood(pick.value);
        }
      }),
      pick.onDidTriggerButton(() => {
        resolve('back');
      }),
      pick.onDidHide(() => {
        resolve(undefined);
      }),
    ];
    pick.show();
  });
  disposeAll([pick, ...subscriptions]);
  return choice;
}

function leftWords(time: number, now: number): string {
  return l10n.t('in {0}', formatDuration(time - now, l10n.t));
}
