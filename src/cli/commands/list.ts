import type { Command } from 'commander';
import { coloursFor } from '../colour.ts';
import { wrapText } from '../table.ts';

export function addList(program: Command): void {
  program
    .command('list')
    .summary('list the shipped scenarios and experiments')
    .description('List the scenarios that come with polylift, each with the question that it answers; with --experiments the experiments.')
    .option('--experiments', 'list experiments in place of scenarios')
    .option('--json', 'print them as JSON')
    .addHelpText('after', '\nExamples:\n  polylift list\n  polylift list --experiments\n  polylift list --json\n')
    .action(async ({ json, experiments }: { json?: boolean; experiments?: boolean }) => {
      const shipped = await (experiments === true ? listedExperiments() : listedScenarios());
      if (json === true) {
        console.log(JSON.stringify(shipped, null, 2));
        return;
      }
      const { bold, dim } = coloursFor(process.stdout);
      for (const { name, title, question, command } of shipped) {
        console.log(`${bold(command ?? name)}  ${dim(title)}`);
        if (question !== '') console.log(`  ${wrapText(question.trim(), 96, '  ')}`);
      }
      const more = experiments === true ? [] : await listedExperiments();
      if (more.length > 0) console.log(dim(`\nExperiments, see polylift list --experiments: ${more.map(({ name }) => name).join(', ')}`));
    });
}

interface Listed {
  readonly name: string;
  readonly title: string;
  readonly question: string;
  /** How an experiment is done. */
  readonly command?: string;
}

async function listedScenarios(): Promise<readonly Listed[]> {
  const { listShipped } = await import('../../scenario/node/shipped.ts');
  return listShipped();
}

async function listedExperiments(): Promise<readonly Listed[]> {
  const [{ listShippedExperiments }, { commandOfKind }] = await Promise.all([
    import('../../experiment/spec/shipped.ts'),
    import('../../experiment/kind-names.ts'),
  ]);
  const shipped = await listShippedExperiments();
  return shipped.map((one) => ({ ...one, command: `polylift ${commandOfKind[one.kind]} ${one.name}` }));
}
