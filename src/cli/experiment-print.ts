import type { KindName } from '../experiment/kind.ts';

type Print = (summary: never, width: number) => string;

/** What each kind prints after its findings; for `resume` and `merge`, which find out the kind from the plan. */
const prints: Partial<Record<KindName, () => Promise<Print>>> = {
  sensitivity: async () => (await import('./print-sensitivity.ts')).printSensitivity as never,
  mixes: async () => (await import('./print-mixes.ts')).printMixes,
  robustness: async () => (await import('./print-robustness.ts')).robustnessText,
};

export async function printOf(kind: KindName): Promise<Print | undefined> {
  return prints[kind]?.();
}
