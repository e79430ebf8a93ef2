import type { Machine } from '../../bench/machine.ts';
import { type Spread, spreadOf } from '../../bench/spread.ts';

export const machine: Machine = { processor: 'Some processor', cores: 2, memoryGiB: 8, node: 'v20.19.0', compiler: 'cc 1.0' };

/** Three turns that all took nearly as long. */
export const around = (value: number): Spread => spreadOf([0.9 * value, value, 1.1 * value]);
