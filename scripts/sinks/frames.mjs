// Calls that are looked into, so that what is passed to one is not taken for what is passed to another.

/** How many calls deep one call is told from another. */
const deepest = 5;

/** Stands for no call, where of each tuple one member only counts. */
const noCall = { depth: 0 };

/**
 * @typedef {{ owner: object, call: object, outer: Frame | undefined, depth: number, pick?: number }} Frame a function that was
 *   entered by a call; `pick` is the member of each tuple that counts
 */

/** The same call, where of each tuple only the member at `pick` counts; without it, all do. */
export function picking(frame, pick) {
  if (frame?.pick === pick) return frame;
  const base = frame?.base ?? frame ?? noCall;
  if (pick === undefined) return base === noCall ? undefined : base;
  base.picks ??= new Map();
  const known = base.picks.get(pick) ?? { ...base, base, picks: undefined, pick };
  base.picks.set(pick, known);
  return known;
}

/** The call that a function was entered by, where that is known. */
export function frameOf(owner, frame) {
  for (let one = frame; one !== undefined; one = one.outer) if (one.owner === owner) return one;
  return undefined;
}

/**
 * The frame of a function that a call enters, the same each time; undefined past some depth, where calls are not told apart.
 * @param {Map<object, Map<object, Map<object, Frame>>>} frames those that there are, by outer frame, call and function
 */
export function enter(frames, owner, call, from) {
  const outer = picking(from, undefined);
  const depth = (outer?.depth ?? 0) + 1;
  if (depth > deepest) return picking(undefined, from?.pick);
  const ofCall = childOf(childOf(frames, outer ?? noCall), call);
  const frame = ofCall.get(owner) ?? { owner, call, outer, depth };
  ofCall.set(owner, frame);
  return picking(frame, from?.pick);
}

function childOf(map, key) {
  const known = map.get(key) ?? new Map();
  map.set(key, known);
  return known;
}
