import type { Page } from 'playwright-core';
import type { Gateway } from '../../src/sample/index';
import type { Host } from './browser';

/** What the steps of the main job work with. */
export interface Job {
  page: Page;
  host: Host;
  gateway: Gateway;
  /** Keeps a picture of the moment, named after it. */
  shot: (name: string) => Promise<void>;
}

/** One step: `title` is what a person would say they do; it returns a line worth printing, or throws. */
export interface Step {
  title: string;
  run: (job: Job) => Promise<string>;
}
