import type { DataConfidence } from './confidence.ts';
import type { SourceId } from './sources.ts';

/** One cell of a series with how far it may be trusted. */
export interface DataPoint {
  readonly year: number;
  readonly value: number;
  readonly confidence: DataConfidence;
  readonly note?: string;
}

/** A yearly series with its unit and source. Years without a datum are left out. */
export interface DataSeries {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Unit in words; `share` for a fraction of one. */
  readonly unit: string;
  /** A stock is a state at year's end, a flow belongs to the whole year, a ratio compares two of either. */
  readonly kind: 'stock' | 'flow' | 'ratio';
  readonly sources: readonly SourceId[];
  readonly points: readonly DataPoint[];
}

type Cell = readonly [year: number, value: number, confidence: DataConfidence, note?: string];

/** Builds the points of a series from cells of year, value, confidence and an optional note. */
export function points(...cells: readonly Cell[]): readonly DataPoint[] {
  return cells.map(([year, value, confidence, note]) =>
    note === undefined ? { year, value, confidence } : { year, value, confidence, note },
  );
}
