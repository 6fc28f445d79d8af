import { ThemeColor, ThemeIcon } from 'vscode';
import type { EnsEvent } from '../ens/types';
import { sectionOf } from '../events/event';

const endedIcons: ReadonlyMap<string, string> = new Map([
  ['Executed', 'pass'],
  ['Failed', 'error'],
  ['Canceled', 'circle-slash'],
  ['Avoided', 'pass'],
]);

const levelIcons: ReadonlyMap<string, string> = new Map([
  ['CRITICAL', 'flame'],
  ['WARN', 'warning'],
  ['INFO', 'info'],
]);

const levelColors: ReadonlyMap<string, string> = new Map([
  ['CRITICAL', 'problemsErrorIcon.foreground'],
  ['WARN', 'problemsWarningIcon.foreground'],
  ['INFO', 'problemsInfoIcon.foreground'],
]);

/**
 * Shape by what is going on (while an answer is needed by level, or that its reminders are silenced, which a narrow row has no
 * room to say), colour by level; ended events are without colour, failures apart.
 */
export function eventIcon({ level, status }: Pick<EnsEvent, 'level' | 'status'>, silenced: boolean): ThemeIcon {
  const section = sectionOf({ status });
  if (section === 'ended') {
    return new ThemeIcon(
      endedIcons.get(status) ?? 'circle-outline',
      status === 'Failed' ? new ThemeColor('problemsErrorIcon.foreground') : undefined,
    );
  }
  const color = levelColors.get(level);
  const shape = {
    needsAnswer: silenced ? 'bell-slash' : (levelIcons.get(level) ?? 'question'),
    scheduled: 'calendar',
    running: 'sync',
  }[section];
  return new ThemeIcon(shape, color === undefined ? undefined : new ThemeColor(color));
}
