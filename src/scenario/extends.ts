import { readExtends, type ScenarioSource } from './parse.ts';
import type { Problem } from './problem.ts';

/** Most files that may build on one another. */
const deepest = 16;

/** A scenario's text, with a name that is the same for the same file however it is referred to. */
export interface FoundSource extends ScenarioSource {
  readonly id: string;
}

/** Finds what `extends:` refers to, or says why it cannot: the problem is given the place of the reference. */
export type FindSource<S extends FoundSource> = (reference: string, from: S) => Promise<S | Omit<Problem, 'file'>>;

/** Collects a scenario and everything that it builds on, nearest first, as `parseScenario` wants it. */
export async function followExtends<S extends FoundSource>(first: S, find: FindSource<S>): Promise<{ sources: S[]; problems: Problem[] }> {
  const sources = [first];
  for (;;) {
    const from = sources.at(-1)!;
    const extended = readExtends(from);
    if (extended === undefined) return { sources, problems: [] };
    const found = await find(extended.reference, from);
    if (!('id' in found)) return { sources, problems: [extended.problem(found)] };
    const circle = sources.findIndex((source) => source.id === found.id);
    if (circle >= 0) {
      const names = [...sources.slice(circle), found].map((source) => source.file);
      const message = `files extend each other in a circle: ${names.join(' -> ')}`;
      return { sources, problems: [extended.problem({ code: 'extends-cycle', message, hint: 'remove one "extends:"' })] };
    }
    if (sources.length === deepest) {
      const message = `more than ${deepest} files extend one another`;
      return { sources, problems: [extended.problem({ code: 'extends-depth', message, hint: 'put what they share into fewer files' })] };
    }
    sources.push(found);
  }
}
