import type { Translate } from '../base/translate';
import type { Dimension, EventFilter, Grouping, Sorting } from './arrangement';
import { dimensions } from './arrangement';
import { urgencies, type Urgency } from './arrange';
import type { Lookup } from './filter';
import { plainLabel } from '../base/inert';
import { nodeName } from './nodeName';
import { typeTitle } from './typeWords';
import { levelWord, sectionTitle, statusWord } from './words';

export function groupingWord(groupBy: Grouping, t: Translate): string {
  switch (groupBy) {
    case 'urgency':
      return t('Urgency');
    case 'state':
      return t('State');
    case 'node':
      return t('Node');
    case 'instance':
      return t('Instance');
    case 'type':
      return t('Type');
    case 'none':
      return t('Nothing');
  }
}

export function sortingWord(sortBy: Sorting, t: Translate): string {
  switch (sortBy) {
    case 'deadline':
      return t('Deadline, soonest first');
    case 'published':
      return t('Published, newest first');
    case 'level':
      return t('Level, most severe first');
  }
}

export function dimensionWord(dimension: Dimension, t: Translate): string {
  return dimension === 'level' ? t('Level') : groupingWord(dimension, t);
}

/** The title of a group; what the service wrote is made inert. */
export function groupTitle(groupBy: Grouping, id: string, lookup: Lookup, t: Translate): string {
  switch (groupBy) {
    case 'urgency':
      return urgencyTitle(urgencies.find(known => known === id) ?? 'running', t);
    case 'state':
      return capitalized(statusWord(id, t));
    case 'node':
      return nodeTitle(id, lookup, t);
    case 'instance':
      return id === '' ? t('No instance') : plainLabel(lookup.instance(id)?.name ?? id);
    case 'type':
      return typeTitle(id, t);
    case 'none':
      return t('Events');
  }
}

export function urgencyTitle(urgency: Urgency, t: Translate): string {
  switch (urgency) {
    case 'dueSoon':
      return t('Due within 24 hours');
    case 'unanswerable':
      return t('Can’t be answered here');
    default:
      return sectionTitle(urgency, t);
  }
}

export function nodeTitle(id: string, { region }: Pick<Lookup, 'region'>, t: Translate): string {
  if (id === '') {
    return t('Node not known');
  }
  const name = nodeName(region(id), t);
  return name === undefined ? plainLabel(id) : plainLabel(`${name} (${id})`);
}

/** One value of a filter, in words. */
export function valueWord(dimension: Dimension, value: string, lookup: Lookup, t: Translate): string {
  switch (dimension) {
    case 'type':
      return typeTitle(value, t);
    case 'level':
      return capitalized(levelWord(value, t));
    case 'state':
      return capitalized(statusWord(value, t));
    case 'node':
      return nodeTitle(value, lookup, t);
  }
}

/** What the filter lets through, short enough for a view's description: `critical, warning, "web"`. */
export function filterWords(filter: EventFilter, lookup: Lookup, t: Translate): string {
  const values = dimensions.flatMap(dimension =>
    filter[dimension].map(value => valueWord(dimension, value, lookup, t).toLowerCase()),
  );
  return [...values, ...(filter.text === '' ? [] : [`"${plainLabel(filter.text)}"`])].join(', ');
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
