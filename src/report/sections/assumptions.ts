import { countyColumnsMeta, nbsHeadcountSeries, sources, type DataColumnMeta } from '../../data/index.ts';
import { listParameters } from '../../scenario/describe.ts';
import { dataColumnsZh, sourcesZh } from '../chinese/data.ts';
import { counted, listed, listedText } from '../format.ts';
import { html, inLanguages, nothing, type Html, type HtmlPart } from '../html.ts';
import { say, type Text } from '../text.ts';
import { section } from './section.ts';

/**
 * What in these numbers is known, estimated, assumed, fitted and held out, and what they are good for. `parametersVary` says that they are of an
 * experiment over parameters.
 */
export function assumptionsSection({ parametersVary = false }: { readonly parametersVary?: boolean } = {}): Html {
  const columns = Object.entries(countyColumnsMeta).map(([name, meta]) => ({ name, ...meta }));
  const of = (confidence: DataColumnMeta['confidence']) => columns.filter((column) => column.confidence === confidence);
  const described = [...of('estimate'), ...of('assumption')].map(({ name, title, description }) => {
    const zh = dataColumnsZh[name];
    const english = description.replace(/^(Estimate|Assumption)\. /, '');
    return html`<li>
      ${inLanguages(
        html`<strong>${title}.</strong> ${withCode(english)}`,
        html`<strong>${zh?.title ?? title}。</strong>${withCode(zh?.description ?? english)}`,
      )}
    </li> `;
  });
  const remembered = listedText(of('remembered').map(({ name, title }) => say(title.toLowerCase(), dataColumnsZh[name]?.title ?? title)));
  const confidence = confidenceText();
  const nbs = nbsText();
  const varied = parametersVary ? html`<p>${variedText}</p>` : nothing;
  return section(
    'assumptions',
    say('What was assumed: a model of a real programme is an argument, not a forecast', '所作的假设：对真实项目的模型是一种论证，而非预测'),
    inLanguages(
      html`<p>
          The model puts into numbers an argument on how two ways of governing work. It shows what follows from the mechanisms and the
          parameters that were put in; it cannot show that Yunnan worked that way. Take from it the direction of a difference, its size
          relative to chance, and the mechanism behind it; do not take a headcount of a county as a forecast. The programme in Yunnan took
          place once, and nobody observed the other ways.
        </p>
        <ul>
          <li><strong>Assumed and published.</strong> ${confidence.en}</li>
          <li>
            <strong>Fitted by hand.</strong> The assumptions were set so that the historical scenario follows the NBS series over 2012 to
            2019.
          </li>
          <li><strong>Held out.</strong> No year was: lying near the points is no test of the model.</li>
          <li>
            <strong>How strongly each level of governance acts is an assumption</strong>, as are its costs of coordination: the sources tell
            at most in which direction they act.
          </li>
          <li>
            <strong>The intervals cover chance alone</strong>: other households and other shocks. Doubt about the parameters and about the
            form of the model comes on top and is not measured here.
          </li>
          <li><strong>Households are simulated</strong> from distributions set for their county; no real household is in the data.</li>
          <li><strong>The NBS series.</strong> ${nbs.en}</li>
        </ul>`,
      html`<p>
          模型把关于两种治理方式如何运作的论证化为数字。它显示由所设机制和参数得出什么，不能证明云南实际如此。可取的是差异的方向、相对于偶然性的大小及其背后的机制；不要把某县的贫困发生率当作预测。云南的脱贫攻坚只发生过一次，无人观察过另一种方式。
        </p>
        <ul>
          <li><strong>假设的与公开的。</strong>${confidence.zh}</li>
          <li><strong>手工拟合。</strong>假设值的设定使历史情景在2012至2019年贴近国家统计局序列。</li>
          <li><strong>留作检验。</strong>没有任何年份被留出：贴近各点并不构成对模型的检验。</li>
          <li><strong>治理各层级的作用强度是假设</strong>，协调成本亦然：资料至多说明其方向。</li>
          <li><strong>区间只涵盖偶然性</strong>：换一批农户、换一些冲击。参数和模型形式的不确定性另计，此处未作度量。</li>
          <li><strong>农户是模拟的</strong>，取自为所在县设定的分布；数据中没有真实农户。</li>
          <li><strong>国家统计局序列。</strong>${nbs.zh}</li>
        </ul>`,
    ),
    varied,
    html`<h3>${say('Estimated and assumed data of counties', '县级数据中的估计与假设')}</h3>
      <p>
        ${say(
          'Names, codes, poverty status and delisting years of the 129 counties and their population of 2010 were published. These are not:',
          '129个县的名称、代码、贫困县身份、摘帽年份及2010年人口均已公布。以下各项未公布：',
        )}
      </p>
      <ul>
        ${described}
        <li>${say(`Known from the literature and not looked up again: ${remembered.en}.`, `据文献所知而未再查证：${remembered.zh}。`)}</li>
      </ul>`,
  );
}

const variedText = say(
  'The parameters that were varied are an exception: doubt about them shows in the spread over the points, as far as the ranges that were chosen go.',
  '所改变的参数是例外：其不确定性体现为各点之间的差异，以所选范围为限。',
);

/** Sets what stands between backticks as code. */
const withCode = (text: string): HtmlPart => text.split('`').map((part, i) => (i % 2 === 0 ? part : html`<code>${part}</code>`));

function confidenceText(): Text {
  const counts = new Map<string, number>();
  for (const { confidence } of listParameters()) if (confidence !== undefined) counts.set(confidence, (counts.get(confidence) ?? 0) + 1);
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const part = (confidence: string, en: string, zh: string): Text[] =>
    counts.has(confidence) ? [say(`${counts.get(confidence)!} ${en}`, `${counts.get(confidence)!}个${zh}`)] : [];
  const parts = listedText([
    ...part('verified', 'are published figures', '为公开数字'),
    ...part('derived', 'derived from such figures', '由公开数字推得'),
    ...part('remembered', 'known from the literature and not looked up again', '据文献所知而未再查证'),
    ...part('assumption', 'assumptions', '为假设'),
  ]);
  return say(`Of the ${counted(all, 'numeric parameter')} of the model ${parts.en}.`, `模型的${all}个数值参数中，${parts.zh}。`);
}

function nbsText(): Text {
  const doubtful = nbsHeadcountSeries.points
    .filter(({ confidence }) => confidence !== 'verified' && confidence !== 'derived')
    .map(({ year }) => String(year));
  const titles = nbsHeadcountSeries.sources.map((id) => sources[id].title);
  return say(
    `${titles.join('; ')}. The figures of ${listed(doubtful)} are remembered or uncertain.`,
    `${titles.map((title) => sourcesZh[title] ?? title).join('；')}。${doubtful.join('、')}年的数字为凭记忆或不确定。`,
  );
}
