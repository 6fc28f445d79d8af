import { withExactIntegers } from '../../ens/exactIntegers';
import type { Translate } from '../../base/translate';
import { inertJson } from '../../exports/inertJson';
import type { DetailsFacts } from './detailsFacts';
import { lines, markup, type Markup } from './markup';

/** Event and instance as they were read, folded. */
export function rawData({ event, instance }: DetailsFacts, t: Translate): Markup {
  const attribute = parsed(event.extendedAttribute);
  return markup`
<details><summary>${t('Raw data (JSON)')}</summary>${[
    block(t('Event'), event),
    ...(attribute === undefined ? [] : [block(t('Extended attribute'), attribute)]),
    ...(instance ? [block(t('Instance'), instance)] : []),
  ]}</details>`;
}

function block(title: string, value: unknown): Markup {
  return markup`<h3>${title}</h3><pre>${lines(inertJson(value))}</pre>`;
}

/** The service writes JSON into a text; undefined where it is empty or something else. */
function parsed(text = '{}'): unknown {
  try {
    const value: unknown = JSON.parse(withExactIntegers(text));
    return typeof value === 'object' && value !== null && Object.keys(value).length > 0 ? value : undefined;
  } catch {
    return undefined;
  }
}
