import type { ExperimentKind, KindName } from '../kind.ts';

/** Where each kind is defined; read only when it is needed. */
const kinds: Partial<Record<KindName, () => Promise<ExperimentKind<never>>>> = {
  batch: async () => (await import('./batch/kind.ts')).batch as never,
  sensitivity: async () => (await import('./sensitivity/kind.ts')).sensitivity as never,
  decomposition: async () => (await import('./decomposition/index.ts')).decomposition as never,
  mixes: async () => (await import('./mixes/kind.ts')).mixes as never,
  robustness: async () => (await import('./robustness/index.ts')).robustness as never,
};

/** The kind of this name. */
export async function kindOf(name: KindName): Promise<ExperimentKind> {
  const kind = await kinds[name]?.();
  if (kind === undefined) throw new Error(`there is no experiment of the kind ${name}`);
  return kind as unknown as ExperimentKind;
}
