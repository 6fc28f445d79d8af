import { allEventsScenes } from './eventsScenes';
import { allOperationsScenes } from './operationsScenes';
import type { Scene } from './scenes';

let made: Promise<readonly Scene[]> | undefined;

/** Every state of both views, made once. */
export function allScenes(): Promise<readonly Scene[]> {
  made ??= make();
  return made;
}

async function make(): Promise<readonly Scene[]> {
  const events = await allEventsScenes();
  const contextsOf = (name: string) => {
    const scene = events.find(one => one.name === name);
    if (!scene) {
      throw new Error(`No such scene: ${name}`);
    }
    return scene.contexts;
  };
  return [...events, ...(await allOperationsScenes(contextsOf))];
}
