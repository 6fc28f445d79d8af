/**
 * The bundle `dist/times.js`: loaded when the time pick opens or maintenance windows are drawn, and the only one that holds dayjs, chrono-node and
 * croner.
 */
export { parsePlanTime, type ParsedTime, type PlanTimeContext } from './planTime';
export { planTimePresets, type PlanTimePreset } from './presets';
export { isInside, parseWindows, windowsBetween, type MaintenanceWindow } from './maintenanceWindows';
export { nextSlots, type SlotQuestion } from './nextSlots';
export type { Slot } from './slots';
