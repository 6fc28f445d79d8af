import type { Translate } from '../../base/translate';
import { levelWord } from '../../events/words';
import type { TimelineWords } from './messages';
import type { PlaceKind } from './place';

/** Every text of the page that is not an event's. @param accounts whose events these are, made inert */
export function timelineWords(accounts: readonly string[], t: Translate): TimelineWords {
  return {
    title: t('Timeline of system events'),
    accounts: accounts.join(', '),
    picture: t('Picture of events over time. Events: {0}', '{0}'),
    help: t('Arrow keys move between events, Enter shows an event in the list.'),
    range: t('Range'),
    ranges: { day: t('Day'), week: t('Week'), fortnight: t('Two weeks'), month: t('Month') },
    lanes: t('Lanes'),
    byNode: t('One for each node'),
    byInstance: t('One for each instance'),
    asTable: t('Show as table'),
    asPicture: t('Show as picture'),
    saveSvg: t('Save as SVG…'),
    now: t('Now'),
    window: t('maintenance window'),
    published: t('published until due'),
    shapes: {
      critical: t('needs an answer, critical'),
      warning: t('needs an answer, warning'),
      information: t('needs an answer, information'),
      scheduled: t('scheduled'),
      running: t('running'),
      done: t('done'),
      failed: t('failed'),
      canceled: t('canceled or avoided'),
    },
    earlier: t('Ended before this range: {0}', '{0}'),
    later: t('After this range: {0}', '{0}'),
    noneInRange: t('No event lies in this range. Choose a longer one.'),
    caption: t('System events by time'),
    open: t('Not over: {0}', '{0}'),
    over: t('Ended: {0}', '{0}'),
    moreOver: t('{0} more ended', '{0}'),
    sortBy: t('Sort by: {0}', '{0}'),
    columns: {
      time: t('Time'),
      left: t('Time left'),
      name: t('Instance'),
      place: t('Node'),
      about: t('About'),
      state: t('State'),
      level: t('Level'),
      accountName: t('Account'),
    },
    reveal: t('Show in the list: {0}', '{0}'),
    atOncePlace: t('More events at this place: {0}', '{0}'),
    levels: {
      critical: levelWord('CRITICAL', t),
      warning: levelWord('WARN', t),
      information: levelWord('INFO', t),
    },
  };
}

/** What the time is that an event stands at. */
export function placeWord(kind: PlaceKind, t: Translate): string {
  switch (kind) {
    case 'deadline':
      return t('Deadline');
    case 'estimate':
      return t('Deadline (estimated, five days after publication)');
    case 'plan':
      return t('Planned');
    case 'ended':
      return t('Its end was seen');
    case 'published':
      return t('Published');
    case 'unknown':
      return t('No time given, shown at');
  }
}
