import { countyColumnsMeta, nbsHeadcountSeries, sources, type DataColumnMeta } from '../../data/index.ts';
import { listParameters } from '../../scenario/describe.ts';
import { counted, listed } from '../format.ts';
import { html, type Html, type HtmlPart } from '../html.ts';
import { section } from './section.ts';

/** What in these numbers is known, estimated or assumed, and what they are good for. */
export function assumptionsSection(): Html {
  const columns = Object.values(countyColumnsMeta);
  const of = (confidence: DataColumnMeta['confidence']): DataColumnMeta[] => columns.filter((column) => column.confidence === confidence);
  const described = [...of('estimate'), ...of('assumption')].map(
    ({ title, description }) =>
      html`<li><strong>${title}.</strong> ${withCode(description.replace(/^(Estimate|Assumption)\. /, ''))}</li> `,
  );
  const remembered = of('remembered').map(({ title }) => title.toLowerCase());
  return section(
    'assumptions',
    'What was assumed: a model of a real programme is an argument, not a forecast',
    html`<p>
        The model puts into numbers an argument on how two ways of governing work. It shows what follows from the mechanisms and the
        parameters that were put in; it cannot show that Yunnan worked that way. Take from it the direction of a difference, its size
        relative to chance, and the mechanism behind it; do not take a headcount of a county as a forecast. The programme in Yunnan took
        place once, and nobody observed the other ways.
      </p>
      <ul>
        <li>
          <strong>Parameters were set by hand.</strong> ${confidenceText()} The assumptions were set so that the historical scenario follows
          the NBS series over 2012 to 2019; no year was held out, so that lying near the points is no test of the model.
        </li>
        <li>
          <strong>How strongly each level of governance acts is an assumption</strong>, as are its costs of coordination: the sources tell
          at most in which direction they act.
        </li>
        <li>
          <strong>The intervals cover chance alone</strong>: other households and other shocks. Doubt about the parameters and about the
          form of the model comes on top and is not measured here.
        </li>
        <li><strong>Households are simulated</strong> from distributions set for their county; no real household is in the data.</li>
        <li><strong>The NBS series.</strong> ${nbsText()}</li>
      </ul>
      <h3>County data without a source</h3>
      <p>
        Names, codes, poverty status and delisting years of the 129 counties and their population of 2010 were published. These are not:
      </p>
      <ul>
        ${described}
        <li>Known from the literature and not looked up again: ${listed(remembered)}.</li>
      </ul>`,
  );
}

/** Sets what stands between backticks as code. */
const withCode = (text: string): HtmlPart => text.split('`').map((part, i) => (i % 2 === 0 ? part : html`<code>${part}</code>`));

function confidenceText(): string {
  const counts = new Map<string, number>();
  for (const { confidence } of listParameters()) if (confidence !== undefined) counts.set(confidence, (counts.get(confidence) ?? 0) + 1);
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const part = (confidence: string, words: string): string[] => (counts.has(confidence) ? [`${counts.get(confidence)!} ${words}`] : []);
  const parts = [
    ...part('verified', 'are published figures'),
    ...part('derived', 'derived from such figures'),
    ...part('remembered', 'known from the literature and not looked up again'),
    ...part('assumption', 'assumptions'),
  ];
  return `Of the ${counted(all, 'numeric parameter')} of the model ${listed(parts)}.`;
}

function nbsText(): string {
  const doubtful = nbsHeadcountSeries.points
    .filter(({ confidence }) => confidence !== 'verified' && confidence !== 'derived')
    .map(({ year }) => String(year));
  const origin = nbsHeadcountSeries.sources.map((id) => sources[id].title).join('; ');
  return `${origin}. The figures of ${listed(doubtful)} are remembered or uncertain.`;
}
