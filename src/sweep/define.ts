/** Arrays that sweeps work on. */
export const sweepArrays = { f64: Float64Array, f32: Float32Array, u32: Uint32Array, i32: Int32Array, u8: Uint8Array } as const;
export type SweepCell = keyof typeof sweepArrays;
export type SweepArray<C extends SweepCell> = InstanceType<(typeof sweepArrays)[C]>;

/** What a sweep is given, by the names that it uses. */
export interface SweepShape {
  readonly arrays: Readonly<Record<string, SweepCell>>;
  readonly numbers: Readonly<Record<string, 'i32' | 'f64'>>;
}

/**
 * A pass over arrays: a plain function with loops. It is compiled, and must keep to what `scripts/sweeps/` understands. It returns nothing: results
 * are written to arrays.
 */
export type Sweep<S extends SweepShape = SweepShape> = (
  arrays: { readonly [K in keyof S['arrays']]: SweepArray<S['arrays'][K]> },
  numbers: { readonly [K in keyof S['numbers']]: number },
) => void;

export interface SweepDefinition<S extends SweepShape = SweepShape> {
  readonly shape: S;
  readonly sweep: Sweep<S>;
}

/** Names a sweep. */
export function defineSweep<const S extends SweepShape>(shape: S, sweep: Sweep<S>): SweepDefinition<S> {
  return { shape, sweep };
}
