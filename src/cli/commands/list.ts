import type { Command } from 'commander';
import { coloursFor } from '../colour.ts';
import { wrapText } from '../table.ts';

export function addList(program: Command): void {
  program
    .command('list')
    .summary('list the shipped scenarios')
    .description('List the scenarios that come with polylift, each with the question that it answers.')
    .option('--json', 'print them as JSON')
    .addHelpText('after', '\nExamples:\n  polylift list\n  polylift list --json\n')
    .action(async ({ json }: { json?: boolean }) => {
      const { listShipped } = await import('../../scenario/node/shipped.ts');
      const shipped = await listShipped();
      if (json === true) {
        console.log(JSON.stringify(shipped, null, 2));
        return;
      }
      const { bold, dim } = coloursFor(process.stdout);
      for (const { name, title, question } of shipped) {
        console.log(`${bold(name)}  ${dim(title)}`);
        if (question !== '') console.log(`  ${wrapText(question.trim(), 96, '  ')}`);
      }
    });
}
