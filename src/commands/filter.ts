import { l10n, QuickPickItemKind } from 'vscode';
import { dimensions, type Dimension, type EventFilter } from '../events/arrangement';
import { dimensionWord, valueWord } from '../events/arrangementWords';
import { countsOf, orderCounts } from '../events/filter';
import type { Desk } from '../views/desks';
import { arrangeAll } from './arrangeAll';
import type { EventCommandDeps } from './deps';
import { askText, back, inOrder, pickMany, type Answer, type Choice } from './inputs';

interface Value {
  dimension: Dimension;
  value: string;
}

/** Asks which events to show: values of type, level, state and node with their counts, then a text. Remembered per account. */
export async function filter(deps: Pick<EventCommandDeps, 'desks' | 'arrangements'>): Promise<void> {
  const [first] = deps.desks.shown();
  if (!first) {
    return;
  }
  const before = deps.arrangements.of(first.profileId).filter;
  let values: readonly Value[] = dimensions.flatMap(dimension =>
    before[dimension].map(value => ({ dimension, value })),
  );
  let { text } = before;
  const title = l10n.t('Filter events');
  const answer = await inOrder(
    [
      async place => {
        const picked = await pickMany<Value>({
          title,
          place,
          placeholder: l10n.t('What to show; without a choice, everything'),
          items: valueItems(deps.desks.shown(), values),
        });
        values = isAnswer(picked) ? picked : values;
        return isAnswer(picked) ? true : picked;
      },
      async place => {
        const typed = await askText({
          title,
          place,
          canGoBack: true,
          prompt: l10n.t('Text in a name, id, node, address or reason; empty for any'),
          value: text,
          problem: () => undefined,
        });
        text = isAnswer(typed) ? typed.trim() : text;
        return isAnswer(typed) ? true : typed;
      },
    ],
    { step: 1, totalSteps: 2 },
  );
  if (answer === true) {
    await arrangeAll(deps, arrangement => ({ ...arrangement, filter: filterFrom(values, text) }));
  }
}

function isAnswer<T>(answer: Answer<T>): answer is T {
  return answer !== undefined && answer !== back;
}

function filterFrom(values: readonly Value[], text: string): EventFilter {
  const of = (wanted: Dimension) => values.filter(({ dimension }) => dimension === wanted).map(({ value }) => value);
  return { type: of('type'), level: of('level'), state: of('state'), node: of('node'), text };
}

/** What the lists hold, and what is chosen already even where no event has it now. */
function valueItems(desks: readonly Desk[], chosen: readonly Value[]): Choice<Value>[] {
  return dimensions.flatMap((dimension): Choice<Value>[] => {
    const counts = new Map(chosen.filter(one => one.dimension === dimension).map(({ value }) => [value, 0]));
    for (const { store } of desks) {
      for (const [value, count] of countsOf(store.events(), dimension, store)) {
        counts.set(value, (counts.get(value) ?? 0) + count);
      }
    }
    return [
      { label: dimensionWord(dimension, l10n.t), kind: QuickPickItemKind.Separator },
      ...orderCounts(counts, dimension).map(([value, count]) => ({
        label: wordOf(desks, dimension, value),
        description: String(count),
        picked: chosen.some(one => one.dimension === dimension && one.value === value),
        value: { dimension, value },
      })),
    ];
  });
}

/** Of a node the account that knows its name says it. */
function wordOf(desks: readonly Desk[], dimension: Dimension, value: string): string {
  const knows = desks.find(({ store }) => store.region(value)) ?? desks[0];
  return knows ? valueWord(dimension, value, knows.store, l10n.t) : value;
}
