import * as system from 'node:fs/promises';

/** The real disk, and how many bytes were read from it. */
export function countingDisk() {
  let bytes = 0;
  const open = async (...how: Parameters<typeof system.open>) => {
    const handle = await system.open(...how);
    return new Proxy(handle, {
      get: (target, step) => {
        const member: unknown = Reflect.get(target, step);
        return typeof member !== 'function'
          ? member
          : async (...call: unknown[]): Promise<unknown> => {
              const done: unknown = await Reflect.apply(member, target, call);
              bytes += step === 'read' ? (done as { bytesRead: number }).bytesRead : 0;
              return done;
            };
      },
    });
  };
  return { disk: { ...system, open }, bytes: () => bytes };
}
