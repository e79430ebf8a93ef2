import type { KindName } from '../experiment/kind.ts';

type Print = (summary: never, width: number) => string;

/** What each kind prints after its findings; a batch prints nothing. */
const prints: Partial<Record<KindName, () => Promise<Print>>> = {
  decomposition: async () => (await import('./print-decomposition.ts')).decompositionText as never,
  sensitivity: async () => (await import('./print-sensitivity.ts')).printSensitivity as never,
  mixes: async () => (await import('./print-mixes.ts')).printMixes,
  robustness: async () => (await import('./print-robustness.ts')).robustnessText,
};

/** What a kind prints for people: the summary of its analysis as tables, in lines of a width. */
export async function printOf(kind: KindName): Promise<Print | undefined> {
  return prints[kind]?.();
}
