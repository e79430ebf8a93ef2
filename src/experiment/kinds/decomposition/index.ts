/** What each synergy, instrument or centre brings: a scenario is simulated with every coalition of them. */
import type { Analysis, AnalysisContext, Bilingual, ExperimentKind } from '../../kind.ts';
import type { NamedScenario } from '../../pairing.ts';
import { designDecomposition, type DecompositionDesign } from './design.ts';
import { decompositionFindings } from './findings.ts';
import { decomposeOutcome, resolveOutcomes, type DecomposedOutcome } from './outcome.ts';
import { decompositionSchema, type DecompositionSpec } from './spec.ts';
import type { DecompositionSummary } from './summary.ts';
import { decompositionTables } from './tables.ts';

export const decomposition: ExperimentKind<DecompositionSpec> = {
  name: 'decomposition',
  schema: decompositionSchema,
  design: designDecomposition,
  needs: ({ outcomes }) => [...new Set(outcomes.map(({ indicator }) => indicator))],
  analyse: analyseDecomposition,
};

async function analyseDecomposition(context: AnalysisContext<DecompositionSpec>): Promise<Analysis> {
  const { spec, scenarios } = context;
  // The context has the design as every kind has it; the lattice is ours.
  const design = designDecomposition(spec, scenarios);
  if (!('points' in design)) throw new Error('a design that could not be made has been run');
  const outcomes: DecomposedOutcome[] = [];
  for (const outcome of await resolveOutcomes(context, design))
    outcomes.push(decomposeOutcome(outcome, await context.outcomes.values(outcome), context, design));
  const summary = summaryOf(context, design, outcomes);
  return { tables: decompositionTables(outcomes, design.playerSet.players), findings: decompositionFindings(summary), summary };
}

function summaryOf(
  { spec, scenarios, outcomes: { replicates } }: AnalysisContext<DecompositionSpec>,
  { playerSet, regimes }: DecompositionDesign,
  outcomes: readonly DecomposedOutcome[],
): DecompositionSummary {
  const [scenario, reference] = scenarios;
  const { kind, players } = playerSet;
  const active = players.filter(({ idle }) => !idle).length;
  return {
    scenario: named(scenario!),
    reference: reference === undefined ? null : named(reference),
    playersAre: kind,
    players,
    unions:
      spec.unions === undefined
        ? null
        : Object.entries(spec.unions).map(([name, members]) => ({
            name,
            members: members.map((member) => players.findIndex((player) => player.name === member)),
          })),
    coalitionsSimulated: 1 << active,
    replicates,
    moneyAdds: regimes !== undefined && regimes.referenceAdded !== regimes.reference,
    outcomes: outcomes.map(({ summary }) => summary),
  };
}

function named({ loaded: { scenario } }: NamedScenario): { readonly name: string; readonly title: Bilingual } {
  return { name: scenario.name, title: { en: scenario.title, zh: scenario.title_zh ?? scenario.title } };
}
