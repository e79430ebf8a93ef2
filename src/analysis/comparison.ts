import type { Column } from '../model/record/column.ts';
import { geographies, type ComparisonRow, type Geography } from '../output/comparison-row.ts';
import { holm } from './holm.ts';
import { PairedAccumulator } from './paired-accumulator.ts';
import { differenceOfMoments, type PairedDifference } from './paired.ts';
import { significance, verdictOf } from './verdict.ts';

/** The numbers of one run that was done, which a `RunRecord` holds as they are here. */
export interface ComparedRecord {
  readonly firstYear: number;
  readonly years: number;
  /** Column `j` at year index `t` is entry `j * years + t`. */
  readonly province: ArrayLike<number>;
  /** Codes of prefectures (four digits), and names of groups of counties. */
  readonly areaNames: readonly string[];
  /** Column `j` at year index `t` of area `a` is entry `(j * years + t) * areaNames.length + a`. */
  readonly areas: ArrayLike<number>;
  readonly countyCodes: readonly number[];
  /** Column `j` at year index `t` of county `c` is entry `(j * years + t) * countyCodes.length + c`. */
  readonly counties: ArrayLike<number>;
}

/** One run that was done. */
export interface ComparedRun {
  readonly scenario: string;
  readonly replicate: number;
  readonly record: ComparedRecord;
}

export interface ComparisonOptions {
  /** Scenario that the others are compared with. */
  readonly reference: string;
  /** All scenarios in the order in which they are to appear; the reference may be among them. */
  readonly scenarios: readonly string[];
  /** Columns of the province and of areas, and of counties. */
  readonly columns: { readonly province: readonly Column[]; readonly county: readonly Column[] };
  /** Of the intervals; 0.95 by default. */
  readonly confidence?: number;
}

/** The place of the province in rows. */
export const provincePlace = 'yunnan';

/** Places of one kind, and where their cells lie. */
interface Block {
  readonly geography: Geography;
  readonly columns: readonly Column[];
  readonly places: readonly string[];
  /** Cell of column `j`, year index `t` and place `p` is `from + (j * years + t) * stride + positions[p]`. */
  readonly from: number;
  readonly stride: number;
  readonly positions: readonly number[];
}

interface Shape {
  readonly firstYear: number;
  readonly years: number;
  readonly cells: number;
  readonly blocks: readonly Block[];
  /** Cells of areas and of counties begin here. */
  readonly areasFrom: number;
  readonly countiesFrom: number;
  /** Two runs of the same key can be compared cell by cell. */
  readonly key: string;
}

/**
 * Compares scenarios with a reference, replicate by replicate as runs are done. Memory does not grow with the replicates: one run of each
 * scenario and the moments of every scenario, column, year and place are held.
 *
 * A replicate counts for a scenario when both that scenario and the reference were done in it; what fails in a third scenario takes nothing
 * away from the pair. A value that is NaN on either side is left out for its cell alone. Each row has its number of pairs.
 */
export class Comparison {
  readonly #options: ComparisonOptions;
  readonly #pairs = new Map<string, PairedAccumulator>();
  readonly #held = new Map<string, ComparedRecord>();
  #replicate = -Infinity;
  #shape: Shape | undefined;

  constructor(options: ComparisonOptions) {
    this.#options = options;
  }

  /**
   * Adds a run. Replicates come in ascending order, the scenarios of one replicate in any order; the record is held until the next replicate and
   * must not be changed. Throws an `Error` for a run that is there twice, comes after a later replicate, or has another shape than the first.
   */
  add({ scenario, replicate, record }: ComparedRun): void {
    const { reference, scenarios } = this.#options;
    if (scenario !== reference && !scenarios.includes(scenario)) return;
    const name = `replicate ${replicate} of scenario "${scenario}"`;
    if (replicate < this.#replicate) throw new Error(`${name} comes after replicate ${this.#replicate}`);
    if (replicate > this.#replicate) this.#held.clear();
    this.#replicate = replicate;
    if (this.#held.has(scenario)) throw new Error(`${name} is there twice`);
    const shape = this.#expectShape(name, record);
    this.#held.set(scenario, record);
    if (scenario === reference) for (const [other, held] of this.#held) this.#pair(shape, other, held, record);
    else {
      const other = this.#held.get(reference);
      if (other !== undefined) this.#pair(shape, scenario, record, other);
    }
  }

  /** Every place that a row may be of. */
  get places(): readonly string[] {
    return [...new Set(this.#shape?.blocks.flatMap((block) => block.places) ?? [])];
  }

  /** Rows of the province: scenarios in the order given, then years, then indicators in the order of the columns. */
  province(): ComparisonRow[] {
    return [...this.#batches(['province'])].flat();
  }

  /**
   * All rows in batches of one scenario, year and geography: scenarios in the order given, then years, geographies, places and indicators in
   * the order of the columns. Rows without a single pair are left out.
   */
  batches(): Generator<ComparisonRow[]> {
    return this.#batches(geographies);
  }

  *#batches(wanted: readonly Geography[]): Generator<ComparisonRow[]> {
    const shape = this.#shape;
    if (shape === undefined) return;
    for (const scenario of this.#options.scenarios) {
      const pairs = this.#pairs.get(scenario);
      if (pairs === undefined) continue;
      for (let t = 0; t < shape.years; t++) {
        for (const block of shape.blocks) {
          if (!wanted.includes(block.geography)) continue;
          const rows = this.#rows(shape, block, scenario, t, pairs);
          if (rows.length > 0) yield rows;
        }
      }
    }
  }

  #rows(shape: Shape, block: Block, scenario: string, t: number, pairs: PairedAccumulator): ComparisonRow[] {
    const { reference, confidence } = this.#options;
    const { columns, positions, from, stride } = block;
    const columnCount = columns.length;
    const differences: (PairedDifference | undefined)[] = Array.from({ length: positions.length * columnCount });
    const adjusted = new Float64Array(differences.length);
    const family = new Float64Array(positions.length);
    for (let j = 0; j < columnCount; j++) {
      for (let p = 0; p < positions.length; p++) {
        const cell = from + (j * shape.years + t) * stride + positions[p]!;
        const difference = pairs.replicates(cell) === 0 ? undefined : differenceOfMoments(pairs.moments(cell), confidence);
        differences[p * columnCount + j] = difference;
        family[p] = difference?.pValue ?? NaN;
      }
      const corrected = block.geography === 'province' ? family : holm(family);
      for (let p = 0; p < positions.length; p++) adjusted[p * columnCount + j] = corrected[p]!;
    }
    const rows: ComparisonRow[] = [];
    for (let i = 0; i < differences.length; i++) {
      const difference = differences[i];
      if (difference === undefined) continue;
      const column = columns[i % columnCount]!;
      const pAdjusted = adjusted[i]!;
      const told = block.geography === 'province' ? difference.lower > 0 || difference.upper < 0 : pAdjusted < significance;
      rows.push({
        reference,
        scenario,
        year: shape.firstYear + t,
        geography: block.geography,
        place: block.places[Math.floor(i / columnCount)]!,
        indicator: column.name,
        unit: column.unit,
        ...difference,
        pAdjusted,
        verdict: verdictOf(difference.difference, difference.replicates, told, column.better),
      });
    }
    return rows;
  }

  #pair(shape: Shape, scenario: string, record: ComparedRecord, reference: ComparedRecord): void {
    if (scenario === this.#options.reference) return;
    let pairs = this.#pairs.get(scenario);
    if (pairs === undefined) this.#pairs.set(scenario, (pairs = new PairedAccumulator(shape.cells)));
    pairs.add(record.province, reference.province);
    pairs.add(record.areas, reference.areas, shape.areasFrom);
    pairs.add(record.counties, reference.counties, shape.countiesFrom);
  }

  #expectShape(name: string, record: ComparedRecord): Shape {
    const { province, county } = this.#options.columns;
    const { years, areaNames, countyCodes } = record;
    const expect = (what: string, found: number, columns: number, places: number): void => {
      if (found === columns * years * places) return;
      throw new Error(`${name} has ${found} values of ${what} for ${columns} columns, ${years} years and ${places} places`);
    };
    expect('the province', record.province.length, province.length, 1);
    expect('areas', record.areas.length, province.length, areaNames.length);
    expect('counties', record.counties.length, county.length, countyCodes.length);
    const key = JSON.stringify([record.firstYear, years, areaNames, countyCodes]);
    this.#shape ??= shapeOf(record, this.#options, key);
    if (this.#shape.key !== key) throw new Error(`${name} has other years, areas or counties than the runs before it`);
    return this.#shape;
  }
}

function shapeOf({ firstYear, years, areaNames, countyCodes }: ComparedRecord, { columns }: ComparisonOptions, key: string): Shape {
  const areasFrom = columns.province.length * years;
  const countiesFrom = areasFrom + columns.province.length * years * areaNames.length;
  const cells = countiesFrom + columns.county.length * years * countyCodes.length;
  const blocks = geographies.map((geography): Block => {
    if (geography === 'province')
      return { geography, columns: columns.province, places: [provincePlace], from: 0, stride: 1, positions: [0] };
    if (geography === 'county') {
      const positions = [...countyCodes.keys()];
      return {
        geography,
        columns: columns.county,
        places: countyCodes.map(String),
        from: countiesFrom,
        stride: countyCodes.length,
        positions,
      };
    }
    const positions = [...areaNames.keys()].filter((a) => /^\d+$/.test(areaNames[a]!) === (geography === 'prefecture'));
    const places = positions.map((a) => areaNames[a]!);
    return { geography, columns: columns.province, places, from: areasFrom, stride: areaNames.length, positions };
  });
  return { firstYear, years, cells, blocks, areasFrom, countiesFrom, key };
}

/**
 * All rows of a comparison of runs that are in memory already, in any order; see `Comparison` for what they say and for the errors.
 */
export function compareRuns(options: ComparisonOptions & { readonly runs: Iterable<ComparedRun> }): ComparisonRow[] {
  const comparison = new Comparison(options);
  for (const run of [...options.runs].sort((a, b) => a.replicate - b.replicate)) comparison.add(run);
  return [...comparison.batches()].flat();
}
