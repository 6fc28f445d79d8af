import type { Translate } from '../base/translate';
import { plainLabel } from '../base/inert';
import { countInstances } from '../events/event';
import { nameOf } from '../operations/plan';
import {
  confirmationFacts,
  plannedFacts,
  type ConfirmQuestion,
  type PlannedQuestion,
  type ShownFact,
} from './confirmWords';
import { questionWords } from './questionWords';
import { twoLines } from './twoLines';
import { readTyped, typedAnswer, type TypedQuestion } from './typedAnswer';

/** The question of a card, with all that it takes to read what is typed into it. */
export type CardQuestion = ConfirmQuestion & TypedQuestion;

/** Where a card stands: the service is asked, could not be asked, or has answered. */
export type CardState =
  | { kind: 'checking'; planned: PlannedQuestion }
  | { kind: 'failed'; planned: PlannedQuestion; why: string }
  | { kind: 'ready'; question: CardQuestion };

/** A row of a card; without `does` it only says something. */
export interface CardRow {
  label: string;
  description?: string;
  detail?: string;
  /** Id of a product icon. */
  icon: string;
  does?: 'act' | 'checkAgain';
}

/**
 * The rows of a card, the active one first. The first row does nothing, unless the very text that is asked for was typed:
 * then it is the one that acts, and says so.
 */
export function cardRows(state: CardState, typed: string, t: Translate): CardRow[] {
  switch (state.kind) {
    case 'checking':
      return [
        { label: checkingWords(state.planned, t), icon: 'loading~spin' },
        ...plannedFacts(state.planned, t).map(factRow),
      ];
    case 'failed':
      return [
        said(state.why, 'error'),
        { label: t('Try Again'), description: t('Asks the service once more'), icon: 'refresh', does: 'checkAgain' },
        ...plannedFacts(state.planned, t).map(factRow),
      ];
    case 'ready':
      return readyRows(state.question, typed, t);
  }
}

/** What stands in the box while it is empty. */
export function cardPlaceholder(state: CardState, t: Translate): string {
  if (state.kind !== 'ready') {
    return '';
  }
  const { question } = state;
  return question.risk.level === 'high'
    ? typedAnswer(question, t).hint
    : t('Press the down arrow to choose: {0}', actLabel(question, t));
}

function readyRows(question: CardQuestion, typed: string, t: Translate): CardRow[] {
  const [headline, ...facts] = confirmationFacts(question, t).map(factRow);
  const top = headline ? [headline] : [];
  const act: CardRow = { label: actLabel(question, t), description: actWords(question, t), icon: 'play', does: 'act' };
  if (question.risk.level !== 'high') {
    return typed === ''
      ? [...top, act, ...facts]
      : [said(t('Nothing needs to be typed. Clear the box to see the row that acts.'), 'info'), ...top, ...facts];
  }
  const answer = typedAnswer(question, t);
  const read = readTyped(typed, answer, question, t);
  switch (read.kind) {
    case 'right':
      return [act, ...top, ...facts];
    case 'wrong':
      return [said(read.message, 'error'), ...top, ...facts];
    default:
      return [...top, said(answer.hint, 'edit'), ...facts];
  }
}

/** True where the text lets the action through whatever row is active. */
export function isConfirmedBy(question: CardQuestion, typed: string, t: Translate): boolean {
  return question.risk.level === 'high' && readTyped(typed, typedAnswer(question, t), question, t).kind === 'right';
}

function actLabel({ action, targets }: ConfirmQuestion, t: Translate): string {
  const [first] = targets;
  const words = questionWords(action, t);
  const count = countInstances(targets.map(({ event }) => event));
  if (!first || count > 1) {
    return words.many(count);
  }
  const name = plainLabel(nameOf(first));
  return first.plan.opsType === 'scheduled' ? t('Schedule {0}', name) : words.one(name);
}

function actWords({ targets, local }: ConfirmQuestion, t: Translate): string {
  const times = targets.flatMap(({ plan }) => (plan.opsType === 'scheduled' ? [plan.planTime] : []));
  const [first] = [...times].sort((a, b) => a - b);
  if (first === undefined) {
    return t('Enter sends it now');
  }
  return new Set(times).size > 1
    ? t('Enter plans it, the first for {0}', local(first))
    : t('Enter plans it for {0}', local(first));
}

function checkingWords({ targets }: PlannedQuestion, t: Translate): string {
  const [first] = targets;
  const count = countInstances(targets.map(({ event }) => event));
  return first && count === 1
    ? t('Checking {0} at the service… Esc cancels', plainLabel(nameOf(first)))
    : t('Checking {0} instances at the service… Esc cancels', count);
}

/** VS Code sorts rows by how well their labels fit what is typed; a description keeps its row in its place. */
function factRow({ text, detail, atRisk }: ShownFact): CardRow {
  const icon = atRisk ? 'warning' : 'circle-small';
  // What is at risk is read to its end.
  return atRisk && detail === undefined
    ? said(text, icon)
    : { label: '', description: text, icon, ...(detail !== undefined && { detail }) };
}

function said(text: string, icon: string): CardRow {
  const { label, detail } = twoLines(text);
  return { label: '', description: label, icon, ...(detail !== undefined && { detail }) };
}
