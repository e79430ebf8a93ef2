import { drawBlock, uniform } from '../../random/index.ts';
import { purposes } from '../purposes.ts';
import { flag, type World } from '../world.ts';
import type { HouseholdRecord } from './column.ts';
import { householdColumns } from './columns.ts';
import type { Recorder } from './recorder.ts';

const words = new Uint32Array(4);

/** Adds the sampled households of this thread's counties at the end of a year to the panel. */
export function recordPanel(world: World, t: number): void {
  const { blocks, crew, households: s, key, parameters, recorder } = world;
  const { panel } = recorder;
  if (panel.length === 0) panel.push([], ...householdColumns.map(() => []));
  for (const c of crew.regions) {
    for (let h = blocks.starts[c]!; h < blocks.starts[c + 1]!; h++) {
      const i = h - blocks.starts[c]!;
      drawBlock(key, i, blocks.codes[c]!, purposes.record, parameters.years.from, 0, words);
      if (uniform(words[0]!) >= parameters.record.households) continue;
      const f = s.flags[h]!;
      const bit = (mask: number): number => ((f & mask) === 0 ? 0 : 1);
      const row = [
        s.size[h]!,
        s.workers[h]!,
        s.offfarm[h]!,
        s.income[h]!,
        s.skill[h]!,
        s.capital[h]!,
        s.debt[h]!,
        s.support[h]!,
        bit(flag.aware),
        bit(flag.member),
        bit(flag.registered),
        s.poverty[h]! & 1,
        s.deprivations[h]!,
        s.helpedNow[h]!,
      ];
      panel[0]!.push(parameters.years.from + t, blocks.codes[c]!, i);
      for (let j = 0; j < row.length; j++) panel[j + 1]!.push(row[j]!);
    }
  }
}

/** The panel of this thread's counties, year by year. */
export function panelOf({ panel }: Recorder): HouseholdRecord {
  const identity = panel[0] ?? [];
  const rows = identity.length / 3;
  const nth = (k: number): Int32Array => Int32Array.from({ length: rows }, (_, r) => identity[3 * r + k]!);
  return {
    rows,
    year: nth(0),
    county: nth(1),
    household: nth(2),
    values: householdColumns.map((_, j) => Float64Array.from(panel[j + 1] ?? [])),
  };
}

/** Panels of several threads, whose counties follow one another, as one thread would have recorded them: year by year. */
export function mergePanels(panels: readonly HouseholdRecord[]): HouseholdRecord {
  const years = [...new Set(panels.flatMap(({ year }) => [...new Set(year)]))].sort((a, b) => a - b);
  // Rows of each year of each panel, which lie together.
  const pieces = years.flatMap((year) =>
    panels.map((panel) => {
      const from = panel.year.indexOf(year);
      return { panel, from: Math.max(0, from), to: from < 0 ? 0 : panel.year.lastIndexOf(year) + 1 };
    }),
  );
  const rows = panels.reduce((sum, panel) => sum + panel.rows, 0);
  const gather = <T extends Int32Array | Float64Array>(into: T, column: (panel: HouseholdRecord) => T): T => {
    let n = 0;
    for (const { panel, from, to } of pieces) {
      into.set(column(panel).subarray(from, to), n);
      n += to - from;
    }
    return into;
  };
  return {
    rows,
    year: gather(new Int32Array(rows), ({ year }) => year),
    county: gather(new Int32Array(rows), ({ county }) => county),
    household: gather(new Int32Array(rows), ({ household }) => household),
    values: householdColumns.map((_, j) => gather(new Float64Array(rows), ({ values }) => values[j]! as Float64Array)),
  };
}
