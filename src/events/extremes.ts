/** The smallest of any number of numbers; undefined of none. Math.min takes them as arguments, of which 100,000 are too many. */
export function smallest(numbers: Iterable<number>): number | undefined {
  return best(numbers, (a, b) => a < b);
}

/** The largest of any number of numbers; undefined of none. */
export function largest(numbers: Iterable<number>): number | undefined {
  return best(numbers, (a, b) => a > b);
}

function best(numbers: Iterable<number>, beats: (a: number, b: number) => boolean): number | undefined {
  let found: number | undefined;
  for (const number of numbers) {
    found = found === undefined || beats(number, found) ? number : found;
  }
  return found;
}
