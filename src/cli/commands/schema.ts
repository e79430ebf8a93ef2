import type { Command } from 'commander';

export function addSchema(program: Command): void {
  program
    .command('schema')
    .summary('print the JSON Schema of scenario files')
    .description('Print the JSON Schema (draft 2020-12) of scenario files: with it, editors complete and explain as you type.')
    .addHelpText('after', examples)
    .action(async () => {
      const { scenarioJsonSchema } = await import('../../scenario/json-schema.ts');
      console.log(JSON.stringify(scenarioJsonSchema(), null, 2));
    });
}

const examples = `
Example:
  polylift schema > polylift.schema.json
and as the first line of a scenario file, for editors with the YAML language server:
  # yaml-language-server: $schema=polylift.schema.json
`;
