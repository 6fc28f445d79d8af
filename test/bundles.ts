import type { Bundles } from '../src/bundles';
import * as ens from '../src/ens/index';
import * as times from '../src/schedule/index';
import * as sample from '../src/sample/index';

/** The bundles of an extension whose files are as they were. */
export const wholeBundles: Bundles = {
  ens: () => Promise.resolve(ens),
  times: () => Promise.resolve(times),
  sample: () => Promise.resolve(sample),
  check: () => Promise.resolve(),
};
