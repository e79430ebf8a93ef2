import { Option, type Command } from 'commander';
import { kindNames, type KindName } from '../../experiment/kind-names.ts';

export function addSchema(program: Command): void {
  program
    .command('schema')
    .summary('print the JSON Schema of scenario files, or of experiment files')
    .description(
      'Print the JSON Schema (draft 2020-12) of scenario files, or of the files of a kind of experiment: with it, editors complete and explain as you type.',
    )
    .addOption(new Option('--experiment <kind>', 'of the experiments of this kind').choices(kindNames))
    .addHelpText('after', examples)
    .action(async ({ experiment }: { experiment?: KindName }) => {
      if (experiment !== undefined) {
        const [{ kindOf }, { experimentJsonSchema }] = await Promise.all([
          import('../../experiment/kinds/index.ts'),
          import('../../experiment/spec/json-schema.ts'),
        ]);
        console.log(JSON.stringify(experimentJsonSchema(await kindOf(experiment)), null, 2));
        return;
      }
      const { scenarioJsonSchema } = await import('../../scenario/json-schema.ts');
      console.log(JSON.stringify(scenarioJsonSchema(), null, 2));
    });
}

const examples = `
Examples:
  polylift schema > polylift.schema.json
  polylift schema --experiment batch > batch.schema.json
and as the first line of a scenario file, for editors with the YAML language server:
  # yaml-language-server: $schema=polylift.schema.json
`;
