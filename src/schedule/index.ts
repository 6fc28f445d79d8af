/**
 * The bundle `dist/times.js`: loaded when the time pick opens or maintenance windows are drawn, and the only one that
 * holds dayjs and croner.
 */
export { leastAheadMs, readTypedTime, type TypedReading, type TypedTime, type TypedTimeContext } from './typedTime';
export { distinctionText, refusalText } from './typedTimeText';
export { planTimePresets, type PlanTimePreset } from './presets';
export { isInside, parseWindows, windowsBetween, type MaintenanceWindow } from './maintenanceWindows';
export { nextSlots, type SlotQuestion } from './nextSlots';
export type { Slot } from './slots';
