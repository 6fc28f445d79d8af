/** The bundle `dist/times.js`: loaded when the time pick opens, and the only one that holds dayjs and chrono-node. */
export { parsePlanTime, type ParsedTime, type PlanTimeContext } from './planTime';
export { planTimePresets, type PlanTimePreset } from './presets';
