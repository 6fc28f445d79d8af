import { l10n, type MarkdownString } from 'vscode';
import type { EnsEvent, Instance, Region } from '../ens/types';
import { actionFor, permissionFor, type Action } from '../events/actions';
import { deadlineOf } from '../events/deadline';
import { formatLeft, type LocalWriter } from '../base/format';
import { plainLabel, visible } from '../base/inert';
import { nodeName } from '../events/nodeName';
import { silenceTimes } from '../events/silenceWords';
import { typeWord } from '../events/typeWords';
import { unreadTimes } from '../events/unreadTimes';
import { actionWord, barSentence, levelWord, statusWord } from '../events/words';
import { diskWords } from './diskWords';
import { eventLabel } from './eventItem';
import { howToAct } from './marks';
import type { Silence } from './silences';
import { bothTimes, createTooltip } from './tooltip';

/** Characters of a text in a line. */
const longest = 90;

export interface TooltipFacts {
  event: EnsEvent;
  instance?: Instance | undefined;
  region?: Region | undefined;
  /** The last read of the list, which was not complete, did not bring it. */
  stale?: boolean;
  /** The account is marked as read-only. */
  readOnly?: boolean;
  /** What the person holds back of it. */
  silence?: Silence;
  /** Unix milliseconds. */
  now: number;
  local: LocalWriter;
}

/**
 * What a decision needs, in six lines at most: it lies over what is near the row, and the rest is on the event's page. Our own
 * words are Markdown, every text of the service goes in as plain text.
 */
export function eventTooltip(facts: TooltipFacts): MarkdownString {
  const { event, instance, region, stale = false, now, local } = facts;
  const words = [typeWord(event.type, l10n.t), statusWord(event.status, l10n.t), levelWord(event.level, l10n.t)];
  const held = facts.silence ? silenceTimes(facts.silence, local, l10n.t) : [];
  const about = [...(stale ? [l10n.t('not in the last reading')] : []), ...held, ...words];
  const { markdown, row } = createTooltip(plainLabel(eventLabel(event, instance), longest), about.join(' · '));
  const [unread] = unreadTimes(event, l10n.t);
  const deadline = deadlineOf(event);
  if (deadline) {
    const label = deadline.estimated ? l10n.t('Deadline (estimated)') : l10n.t('Deadline');
    row(label, `${bothTimes(deadline.time, local) ?? ''} · ${formatLeft(deadline.time, now, l10n.t)}`);
  } else if (unread) {
    row(unread.label, visible(unread.text, longest));
  }
  const action = actionFor(event);
  if (action) {
    row(actionWord(action, l10n.t), permissionWords(facts, action));
  }
  row(l10n.t('Reason'), event.reason && visible(event.reason, longest));
  const node = nodeName(region, l10n.t);
  row(l10n.t('Node'), region && node ? visible(`${node} (${region.regionId})`, longest) : instance?.regionId);
  row(l10n.t('Disks'), instance && visible(diskWords(instance.disks, l10n.t), longest));
  return markdown;
}

function permissionWords({ event, readOnly = false }: TooltipFacts, action: Action): string {
  const permission = permissionFor(action, event);
  if (!permission.allowed) {
    return l10n.t('not possible: {0}', barSentence(permission.bar, l10n.t));
  }
  return readOnly
    ? l10n.t('not possible: {0}', l10n.t('The account is read-only. {0}', howToAct()))
    : l10n.t('possible');
}
