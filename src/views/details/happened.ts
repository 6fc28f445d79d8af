import type { Translate } from '../../base/translate';
import { typeMeaning } from '../../events/typeWords';
import { levelBoth, statusBoth } from '../../events/rawWords';
import { resourceIdLabel } from '../../events/resourceWords';
import type { DetailsFacts } from './detailsFacts';
import { markup, type Markup } from './markup';
import { meaningSentences, stateSentence } from './meaning';
import { facts, folded, known, list, paragraph, section } from './parts';

/** What happened, in our words and in those of the service. */
export function happened({ event, profile }: DetailsFacts, t: Translate): Markup {
  const meaning = typeMeaning(event.type, t);
  return section(
    'happened',
    t('What happened'),
    paragraph(meaning === undefined ? stateSentence(event, t) : t('{0} {1}', meaning, stateSentence(event, t))),
    facts([
      [t('Reason'), event.reason === undefined ? undefined : folded(event.reason)],
      [t('Event id'), event.eventId],
      [resourceIdLabel(event, t), event.resourceId],
      [t('Event type'), event.type],
      [t('Event state'), known(event.status, statusBoth(event.status, t))],
      [t('Level'), known(event.level, levelBoth(event.level, t))],
      [t('Account'), profile.name],
    ]),
  );
}

/** What it means for the instance. */
export function means({ event, instance }: DetailsFacts, t: Translate): Markup {
  const sentences = meaningSentences(event, instance, t);
  return section('means', t('What it means for the instance'), list(sentences.map(sentence => markup`${sentence}`)));
}
