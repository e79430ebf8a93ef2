import { decimal } from '../format.ts';
import { html, type Html, type HtmlPart } from '../html.ts';
import type { ReportResults } from '../results.ts';
import { section } from './section.ts';

/** What is needed to make the same numbers again. Nothing here depends on when and on which machine they were made. */
export function provenanceSection(results: ReportResults): Html {
  const { engine, seed, replicates, householdsPerAgent, years, overrides, data, scenarios } = results;
  const facts: readonly (readonly [string, HtmlPart])[] = [
    ['Program', `${engine.name} ${engine.version}${engine.commit === null ? '' : `, commit ${engine.commit.slice(0, 12)}`}`],
    ['Years', `${years.from} to ${years.to}`],
    ['Seed', `"${seed}"`],
    ['Replicates', decimal(replicates, 0)],
    ['Sample', householdsPerAgent === 1 ? 'every household' : `one household in ${decimal(householdsPerAgent, 0)}`],
    ['Overrides', overrides.length === 0 ? 'none' : overrides.join(', ')],
    ['Base data', data.map(({ name, sha256 }) => html`${name} <code>${sha256.slice(0, 12)}</code> `)],
    ['Scenarios', scenarios.map(({ name, hash }) => html`${name} <code>${hash.slice(0, 12)}</code><br />`)],
  ];
  return section(
    'provenance',
    'How to make these numbers again',
    html`<dl class="facts">
        ${facts.map(
          ([name, value]) =>
            html`<dt>${name}</dt>
              <dd>${value}</dd> `,
        )}
      </dl>
      <p class="note">
        Codes are the first digits of SHA-256 hashes; <code>manifest.json</code> beside this page has them whole, with every parameter of
        every scenario. The numbers of this page are in the Arrow files of the same directory.
      </p>`,
  );
}
