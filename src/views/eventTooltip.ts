import { l10n, type MarkdownString } from 'vscode';
import type { EnsEvent, Instance, Region } from '../ens/types';
import { actionFor, permissionFor } from '../events/actions';
import { deadlineOf } from '../events/deadline';
import { formatLeft, type LocalWriter } from '../base/format';
import { nodeName } from '../events/nodeName';
import { typeMeaning, typeWord } from '../events/typeWords';
import { unreadTimes } from '../events/unreadTimes';
import { actionWord, barSentence, levelWord, statusWord } from '../events/words';
import { diskWords } from './diskWords';
import { eventLabel } from './eventItem';
import { bothTimes, createTooltip } from './tooltip';

export interface TooltipFacts {
  event: EnsEvent;
  instance?: Instance | undefined;
  region?: Region | undefined;
  /** The last read of the list, which was not complete, did not bring it. */
  stale?: boolean;
  /** Unix milliseconds. */
  now: number;
  local: LocalWriter;
}

/** All fields of an event. Our own words are Markdown, every text of the service goes in as plain text. */
export function eventTooltip({ event, instance, region, stale = false, now, local }: TooltipFacts): MarkdownString {
  const deadline = deadlineOf(event);
  const action = actionFor(event) ?? 'redeploy';
  const permission = permissionFor(action, event);

  const words = [typeWord(event.type, l10n.t), statusWord(event.status, l10n.t), levelWord(event.level, l10n.t)];
  const about = stale ? [l10n.t('not in the last reading'), ...words] : words;
  const { markdown, row } = createTooltip(eventLabel(event, instance), about.join(' · '));
  row(l10n.t('Meaning'), typeMeaning(event.type, l10n.t));
  row(l10n.t('Reason'), event.reason);
  if (deadline) {
    const label = deadline.estimated ? l10n.t('Deadline (estimated, five days after publication)') : l10n.t('Deadline');
    row(label, `${bothTimes(deadline.time, local) ?? ''} · ${formatLeft(deadline.time, now, l10n.t)}`);
  }
  row(l10n.t('Published'), bothTimes(event.publishTime, local));
  row(l10n.t('Not before'), bothTimes(event.notBefore, local));
  for (const { label, text } of unreadTimes(event, l10n.t)) {
    row(label, text);
  }
  row(
    actionWord(action, l10n.t),
    permission.allowed ? l10n.t('possible') : l10n.t('not possible: {0}', barSentence(permission.bar, l10n.t)),
  );
  const node = nodeName(region, l10n.t);
  row(l10n.t('Node'), region && node ? `${node} (${region.regionId})` : instance?.regionId);
  row(l10n.t('Instance state'), instance?.status);
  row(l10n.t('Specification'), instance?.spec);
  row(l10n.t('Disks'), instance && diskWords(instance.disks, l10n.t));
  row(l10n.t('Addresses'), instance?.addresses.join(', '));
  row(l10n.t('Event type'), event.type);
  row(l10n.t('Event state'), event.status);
  row(l10n.t('Level'), event.level);
  row(l10n.t('Event id'), event.eventId);
  row(l10n.t('Resource id'), event.resourceId);
  row(l10n.t('Extended attribute'), event.extendedAttribute === '{}' ? undefined : event.extendedAttribute);
  for (const [name, value] of Object.entries(event.extra)) {
    row(l10n.t('Other field'), `${name}: ${value}`);
  }
  return markdown;
}
