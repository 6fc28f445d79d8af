// All breaks that `npm run test:breaks` makes.
import { coreBreaks } from './core.mjs';
import { shellBreaks } from './shell.mjs';

/**
 * @typedef {object} Break
 * @property {string} what what goes wrong, as a person would see it
 * @property {string} file
 * @property {string} old text that is in the file exactly once
 * @property {string} now what takes its place
 * @property {string} suite that must notice: a kind and a part of a file's name (suites.mjs)
 */

/** @type {readonly Break[]} */
export const breaks = [...coreBreaks, ...shellBreaks];
