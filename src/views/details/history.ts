import type { Translate } from '../../base/translate';
import { formatUtc, type LocalWriter } from '../../base/format';
import type { EnsEvent } from '../../ens/types';
import { dueOf } from '../../events/deadline';
import { dueLabel } from '../../events/dueWords';
import { eventKey } from '../../events/event';
import { typeWord } from '../../events/typeWords';
import { actionWord, levelWord, statusWord } from '../../events/words';
import { keyOf, requestIdOf, type Operation } from '../../operations/operation';
import { codeAndWords } from '../errorWords';
import { whereSince } from '../operationWords';
import type { DetailsFacts } from './detailsFacts';
import { commandLink } from './links';
import { markup, theirs, type Markup } from './markup';
import { list, paragraph, section, table } from './parts';

/** What was done to the event and its instance from this computer, newest first. */
export function history(details: DetailsFacts, local: LocalWriter, t: Translate): Markup {
  const { operations } = details;
  return section(
    'operations',
    t('Operations'),
    operations.length === 0
      ? paragraph(t('None from this computer.'))
      : table(
          t('On this event and its instance, newest first'),
          [t('Confirmed'), t('Operation'), t('State'), t('About'), t('RequestId')],
          operations.map(operation => row(operation, details, local, t)),
        ),
  );
}

function row(operation: Operation, { node, now }: DetailsFacts, local: LocalWriter, t: Translate): Markup[] {
  const requestId = requestIdOf(operation);
  const copy = commandLink('ensEvents.copyRequestId', { kind: 'operation', id: operation.id }, t('Copy RequestId'));
  return [
    markup`${local(operation.at)}<br>${formatUtc(operation.at)}`,
    markup`${actionWord(operation.action, t)}`,
    markup`${whereSince(operation, now, local, t)}${remark(operation)}`,
    keyOf(operation) === node.key ? markup`${t('this event')}` : theirs(operation.eventId),
    requestId === undefined ? markup`${t('none')}` : markup`${theirs(requestId)} ${copy}`,
  ];
}

/** What the service answered to a call that was not accepted; else what the instance was like afterwards. */
function remark({ outcome, end }: Operation): Markup {
  const text = outcome && outcome.kind !== 'accepted' ? codeAndWords(outcome) : end?.summary;
  return text === undefined ? markup`` : markup`<br>${theirs(text)}`;
}

/** The other open events of the instance. */
export function otherEvents({ node, others }: DetailsFacts, local: LocalWriter, t: Translate): Markup {
  const links = others.map(other =>
    commandLink('ensEvents.openEvent', { ...node, key: eventKey(other) }, otherWords(other, local, t)),
  );
  return section(
    'others',
    t('Other open events of the instance'),
    links.length === 0 ? paragraph(t('None in the list.')) : list(links),
  );
}

/** Its time itself, not how long it is: the page stands still. */
function otherWords(event: EnsEvent, local: LocalWriter, t: Translate): string {
  const due = dueOf(event);
  return [
    ...(due ? [t('{0}: {1}', dueLabel(due, t), local(due.time))] : []),
    statusWord(event.status, t),
    typeWord(event.type, t),
    t('level: {0}', levelWord(event.level, t)),
  ].join(' · ');
}
