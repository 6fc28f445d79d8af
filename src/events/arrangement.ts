/** How the list of one account is laid out; remembered per account. */
export const groupings = ['urgency', 'state', 'node', 'instance', 'type', 'none'] as const;
export type Grouping = (typeof groupings)[number];

export const sortings = ['deadline', 'published', 'level'] as const;
export type Sorting = (typeof sortings)[number];

/** The parts of the filter that are chosen from a list, in the order shown. */
export const dimensions = ['type', 'level', 'state', 'node'] as const;
export type Dimension = (typeof dimensions)[number];

/** What is let through: in each dimension the values named, or all where none is; and rows that hold the text. */
export interface EventFilter extends Readonly<Record<Dimension, readonly string[]>> {
  readonly text: string;
}

export interface Arrangement {
  readonly groupBy: Grouping;
  readonly sortBy: Sorting;
  readonly filter: EventFilter;
}

export const noFilter: EventFilter = { type: [], level: [], state: [], node: [], text: '' };

export const defaultArrangement: Arrangement = { groupBy: 'urgency', sortBy: 'deadline', filter: noFilter };

export function isFiltering(filter: EventFilter): boolean {
  return filter.text !== '' || dimensions.some(dimension => filter[dimension].length > 0);
}

/** Reads what was remembered; whatever is missing or odd becomes the default. */
export function arrangementFrom(stored: unknown): Arrangement {
  const { groupBy, sortBy, filter } = recordOf(stored);
  const parts = recordOf(filter);
  return {
    groupBy: groupings.find(known => known === groupBy) ?? defaultArrangement.groupBy,
    sortBy: sortings.find(known => known === sortBy) ?? defaultArrangement.sortBy,
    filter: {
      type: textsOf(parts['type']),
      level: textsOf(parts['level']),
      state: textsOf(parts['state']),
      node: textsOf(parts['node']),
      text: typeof parts['text'] === 'string' ? parts['text'] : '',
    },
  };
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter(item => typeof item === 'string') : [];
}
