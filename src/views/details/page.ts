import type { Translate } from '../../base/translate';
import type { EnsEvent } from '../../ens/types';
import { owesAnswer } from '../../events/actions';
import { deadlineOf } from '../../events/deadline';
import type { LocalWriter } from '../../base/format';
import { plainLabel } from '../../base/inert';
import { typeTitle } from '../../events/typeWords';
import { levelWord, statusWord } from '../../events/words';
import { whatCanBeDone } from './actions';
import type { DetailsFacts } from './detailsFacts';
import { happened, means } from './happened';
import { history, otherEvents } from './history';
import { instanceCard } from './instanceCard';
import { markup, theirs, type Markup } from './markup';
import { rawData } from './rawData';
import { contentSecurityPolicy, style } from './style';
import { times } from './times';

/** The title of the page and of its tab: what the instance is called, and what the event is about. */
export function detailsTitle({ event, instance }: Pick<DetailsFacts, 'event' | 'instance'>, t: Translate): string {
  return `${plainLabel(nameOf({ event, instance }), 60)} · ${typeTitle(event.type, t)}`;
}

/** The whole page. @param language of the texts, BCP 47 */
export function detailsPage(details: DetailsFacts, language: string, local: LocalWriter, t: Translate): string {
  const parts = [
    head(details, local, t),
    happened(details, t),
    means(details, t),
    whatCanBeDone(details, local, t),
    times(details, local, t),
    instanceCard(details, local, t),
    history(details, local, t),
    otherEvents(details, t),
    rawData(details, t),
  ];
  const page = markup`<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">
<meta name="viewport" content="width=device-width">
<title>${detailsTitle(details, t)}</title>
`;
  // The style is ours and must not be escaped: its hash stands in the policy.
  return `<!DOCTYPE html>\n${page.text}<style>${style}</style>\n</head>\n${
    markup`<body><main>${parts}
</main></body>`.text
  }\n</html>\n`;
}

function head({ event, instance, listed }: DetailsFacts, local: LocalWriter, t: Translate): Markup {
  const about = [
    typeTitle(event.type, t),
    statusWord(event.status, t),
    t('level: {0}', levelWord(event.level, t)),
    ...deadlineWords(event, local, t),
  ];
  const gone = t('The service does not list this event any more. This is what was last known of it.');
  return markup`
<h1>${theirs(nameOf({ event, instance }))}</h1>
<p class="lead">${about.join(' · ')}</p>${listed ? [] : [markup`<p class="gone">${gone}</p>`]}`;
}

/** The time itself, not how long it is: what stands still must not say how much is left. */
function deadlineWords(event: EnsEvent, local: LocalWriter, t: Translate): string[] {
  const deadline = owesAnswer(event) ? deadlineOf(event) : undefined;
  if (!deadline) {
    return [];
  }
  const time = local(deadline.time);
  return [deadline.estimated ? t('deadline: about {0}', time) : t('deadline: {0}', time)];
}

/** What the service calls the instance; its id, or the event's, where there is no name. */
function nameOf({ event, instance }: Pick<DetailsFacts, 'event' | 'instance'>): string {
  return instance?.name ?? (event.resourceId || event.eventId);
}
