/** Statistics on results; pure functions without files or processes. */
export { compareRuns, type ComparisonInput, type ProvinceRun } from './comparison.ts';
export { pairedDifference, type PairedDifference } from './paired.ts';
export { studentHalfWidth } from './student.ts';
