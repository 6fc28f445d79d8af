import type { Translate } from '../../base/translate';
import type { LocalWriter } from '../../base/format';
import { actionFor, permissionFor, type Action } from '../../events/actions';
import { resourceKindOf } from '../../events/resourceWords';
import { sentences } from '../../base/sentences';
import { barSentence } from '../../events/words';
import { hasMoved, isOpen, keyOf, type Operation } from '../../operations/operation';
import { whereSince } from '../operationWords';
import type { DetailsFacts } from './detailsFacts';
import { commandButton, commandLink } from './links';
import { markup, type Markup } from './markup';
import { linkList, paragraph, section } from './parts';

/** What can be done: the operation that the event asks for, or why there is none, and what helps beside it. */
export function whatCanBeDone(details: DetailsFacts, local: LocalWriter, t: Translate): Markup {
  const { node, profile } = details;
  const others = [
    commandLink('ensEvents.copyAs', node, t('Copy As…')),
    commandLink('ensEvents.copyLink', node, t('Copy Link')),
    commandLink('ensEvents.copyEventId', node, t('Copy Event ID')),
    ...copyId(details, t),
    // The sample account has no console.
    ...(profile.kind === 'sample' ? [] : [commandLink('ensEvents.openConsole', node, t('Open Console'))]),
    commandLink('ensEvents.showLog', node, t('Show Log')),
  ];
  return section(
    'actions',
    t('What can be done'),
    ...underWay(details, local, t),
    ...operation(details, t),
    linkList(others),
  );
}

/** The id that the event is about, by its kind. */
function copyId({ node, event }: DetailsFacts, t: Translate): Markup[] {
  if (event.resourceId === '') {
    return [];
  }
  return resourceKindOf(event) === 'instance'
    ? [commandLink('ensEvents.copyInstanceId', node, t('Copy Instance ID'))]
    : [commandLink('ensEvents.copyResourceId', node, t('Copy Resource ID'))];
}

/** An operation of ours on this very event that has not ended. */
function openOperation({ node, operations }: DetailsFacts): Operation | undefined {
  return operations.find(operation => keyOf(operation) === node.key && isOpen(operation));
}

function underWay(details: DetailsFacts, local: LocalWriter, t: Translate): Markup[] {
  const open = openOperation(details);
  return open
    ? [
        paragraph(
          t(
            'There is an operation on this event already: {0}, confirmed {1}.',
            whereSince(open, details.now, local, t),
            local(open.at),
          ),
        ),
      ]
    : [];
}

/** None beside one that is under way and does not show in the event yet, as in the row's menu. */
function operation(details: DetailsFacts, t: Translate): Markup[] {
  const open = openOperation(details);
  return open && !hasMoved(open, details.event) ? [] : [offer(details, t)];
}

function offer({ node, event, listed, profile }: DetailsFacts, t: Translate): Markup {
  const action = actionFor(event);
  if (!action) {
    return paragraph(t('The service offers no operation for events of this type.'));
  }
  const permission = permissionFor(action, event);
  if (!listed) {
    return impossible(action, t('The service does not list the event any more.'), t);
  }
  if (!permission.allowed) {
    return impossible(action, barSentence(permission.bar, t), t);
  }
  if (profile.mark === 'readOnly') {
    const why = t('This account is marked as read-only: {0}', profile.name);
    return impossible(
      action,
      sentences(why, t('To allow operations, change its protection in Manage Accounts.'), t),
      t,
    );
  }
  return paragraph(markup`${commandButton(`ensEvents.${action}`, node, actionTitle(action, t))} ${promise(action, t)}`);
}

function impossible(action: Action, why: string, t: Translate): Markup {
  // In a sentence, the dots that promise a question have no place.
  return paragraph(t('{0} is not possible. {1}', actionTitle(action, t).replace('…', ''), why));
}

/** The title of the command, as in the menu. */
function actionTitle(action: Action, t: Translate): string {
  switch (action) {
    case 'redeploy':
      return t('Redeploy…');
    case 'reboot':
      return t('Reboot…');
    case 'migrate':
      return t('Migrate…');
  }
}

function promise(action: Action, t: Translate): string {
  return action === 'migrate'
    ? t('Now or at a time you choose, with what becomes of the data. It asks before anything is sent.')
    : t('Now or at a time you choose. It asks before anything is sent.');
}
