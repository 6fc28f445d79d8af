import { noFilter } from '../../../src/events/arrangement';
import { anEvent, anOperation } from '../../builders';
import { aFullDesk, anEmptyDesk, failure, listed } from './sceneDesks';
import { eventsScene, type Parts, type Scene } from './scenes';

const [readOnly, sample] = [{ mark: 'readOnly' }, { kind: 'sample' }] as const;
const noMatch = { filter: { ...noFilter, text: 'nothing is called so' } };

/** The states of the events view, by what a person would call them. */
const eventsScenes: Readonly<Record<string, () => Parts>> = {
  'signed out': () => ({}),
  'signed out, after the sample account': () => ({ hadSample: true }),
  'signed out elsewhere': () => ({ explanation: 'This account was signed out in another window.' }),
  'signed out elsewhere, another account shown': () => ({
    desks: [aFullDesk()],
    explanation: 'This account was signed out in another window.',
  }),
  'being read': () => ({ desks: [anEmptyDesk({ loading: true })] }),
  'no events': () => ({ desks: [anEmptyDesk(listed)] }),
  'not permitted': () => ({ desks: [anEmptyDesk({ error: failure('permission') })] }),
  'not reached': () => ({ desks: [anEmptyDesk({ error: failure('network') })] }),
  'wrong key': () => ({ desks: [anEmptyDesk({ error: failure('credential') })] }),
  'service fails': () => ({ desks: [anEmptyDesk({ error: failure('server') })] }),
  'keyring fails': () => ({ desks: [anEmptyDesk({ error: new Error('The keyring does not answer.') })] }),
  list: () => ({ desks: [aFullDesk()], operations: [anOperation({ outcome: { kind: 'accepted' } })] }),
  'list, not grouped': () => ({ desks: [aFullDesk()], arrangement: { groupBy: 'none' } }),
  'list, not reached since': () => ({
    desks: [aFullDesk()],
    then: ([desk]) => desk?.store.patch({ error: failure('network') }),
  }),
  'list, not whole': () => ({
    desks: [aFullDesk()],
    then: ([desk]) => desk?.store.patch({ incomplete: 'short', namesError: failure('permission') }),
  }),
  'list, filtered': () => ({ desks: [aFullDesk()], arrangement: { filter: { ...noFilter, level: ['WARN'] } } }),
  'list, all filtered out': () => ({ desks: [aFullDesk()], arrangement: noMatch }),
  'list, events put off': () => ({ desks: [aFullDesk()], snoozed: true }),
  'list, events put off, operations going on': () => ({ desks: [aFullDesk()], snoozed: true, operation: 'running' }),
  'list, notifications off': () => ({ desks: [aFullDesk()], settings: { notifications: 'none' } }),
  'list, operations going on': () => ({ desks: [aFullDesk()], operation: 'running' }),
  'list, events gone since': () => ({
    desks: [aFullDesk({}, [anEvent()])],
    then: ([desk]) => desk?.store.replace([], listed),
  }),
  'read-only account': () => ({ desks: [aFullDesk(readOnly)] }),
  'read-only account, no events': () => ({ desks: [anEmptyDesk(listed, readOnly)] }),
  'sample account': () => ({ desks: [aFullDesk(sample)] }),
  'sample account, being read': () => ({ desks: [anEmptyDesk({ loading: true }, sample)] }),
  'two accounts': () => ({ desks: [aFullDesk(), aFullDesk({ id: 'p2', ...readOnly })] }),
  'two accounts, one empty': () => ({
    desks: [aFullDesk(), anEmptyDesk({ ...listed, error: failure('credential') }, { id: 'p2' })],
  }),
  'two accounts, the sample account first': () => ({ desks: [aFullDesk(sample), aFullDesk({ id: 'p2' })] }),
  'two read-only accounts': () => ({ desks: [aFullDesk(readOnly), aFullDesk({ id: 'p2', ...readOnly })] }),
};

export async function allEventsScenes(): Promise<Scene[]> {
  const scenes: Scene[] = [];
  for (const [name, parts] of Object.entries(eventsScenes)) {
    scenes.push(await eventsScene(name, parts()));
  }
  return scenes;
}
