/** The reference model on the engine: its kernels, its counties and what they record. */
import { allocateRows, type CompiledKernel, KernelRunner } from '../../src/kernel/index.ts';
import { drawBlock, moment, normal, REGION_WIDE, uniform } from '../../src/random/index.ts';
import * as compiled from './kernels.compiled.ts';
import { live, purposes } from './kernels.ts';

export const householdsPerCounty = 1000;

/** Sums of a county and year, one after the other: poor households, their gaps, income, members. */
export const recorded = ['poor', 'gap', 'income', 'members'] as const;

/** Some counties of the model, from `firstCounty` on. Any split of the counties gives the same numbers. */
export class ReferenceModel {
  readonly #firstCounty: number;
  readonly #counties: number;
  readonly #key: Uint32Array;
  readonly #start: KernelRunner;
  readonly #live: KernelRunner;
  readonly #infrastructure: Float64Array;
  readonly #words = new Uint32Array(4);
  /** Entry `(year * counties + county) * 4 + sum`. */
  readonly record: Float64Array;

  constructor(firstCounty: number, counties: number, years: number, key: Uint32Array, liveKernel: CompiledKernel = compiled.live) {
    const rows = allocateRows(live.shape.rows, counties * householdsPerCounty);
    this.#firstCounty = firstCounty;
    this.#counties = counties;
    this.#key = key;
    this.#start = new KernelRunner(compiled.start, rows, 0);
    this.#live = new KernelRunner(liveKernel, rows, 1);
    this.#infrastructure = new Float64Array(counties);
    this.record = new Float64Array(years * counties * recorded.length);
  }

  /** Creates counties and households. */
  populate(): void {
    for (let c = 0; c < this.#counties; c++) {
      this.#draw(c, 0);
      this.#infrastructure[c] = 0.1 + 0.4 * uniform(this.#words[0]!);
      this.#start.run(this.#call(c, 0));
    }
  }

  /** Lives year `t`, 1 the first. */
  year(t: number): void {
    const g = this.#infrastructure;
    const { region, sums } = this.#live;
    for (let c = 0; c < this.#counties; c++) {
      this.#draw(c, t);
      g[c] = g[c]! + 0.02 * (1 - g[c]!);
      region[0] = g[c]!;
      region[1] = 0.1 * normal(this.#words[1]!);
      this.#live.run(this.#call(c, t));
      this.record.set(sums, ((t - 1) * this.#counties + c) * recorded.length);
    }
  }

  #draw(c: number, t: number): void {
    drawBlock(this.#key, REGION_WIDE, this.#firstCounty + c + 1, purposes.county, t, 0, this.#words);
  }

  #call(c: number, t: number) {
    return {
      first: c * householdsPerCounty,
      count: householdsPerCounty,
      unit: 0,
      code: this.#firstCounty + c + 1,
      key: this.#key,
      moment: moment(t, 0),
    };
  }
}
