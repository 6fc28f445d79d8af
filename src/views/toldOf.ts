import { createTold, type Told } from '../events/told';
import { memoryFile } from '../events/toldFile';
import type { Desk } from './desks';

/** Which memory keeps what was told of an account, and what was put off there. */
export type ToldOf = (desk: Desk) => Told;

/** The sample account is gone with the window, and so is what was told of it. @param told what all windows remember */
export function createToldOf(told: Told, logError: (error: Error) => void): ToldOf {
  const samples = new WeakMap<Desk['store'], Told>();
  return ({ session, store }) => {
    if (session()?.profile.kind !== 'sample') {
      return told;
    }
    const own = samples.get(store) ?? createTold(memoryFile(), logError);
    samples.set(store, own);
    return own;
  };
}
