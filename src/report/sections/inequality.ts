import { dataTable } from '../figure.ts';
import { inLanguages, type Html } from '../html.ts';
import { percent } from '../format.ts';
import { indicatorIn, type ReportResults } from '../results.ts';
import { inBoth, say, type Text } from '../text.ts';
import { indicatorTable } from './compared.ts';
import { indicatorFigure } from './indicator-lines.ts';
import { section } from './section.ts';

const indices = ['gini', 'theil', 'theil_within', 'theil_between', 'mld', 'mld_within', 'mld_between', 'palma', 'p90_p10'];

/** How unequal incomes are, over time and by several indices. */
export function inequalitySection(results: ReportResults): Html {
  return section(
    'inequality',
    inequalityTitle(results),
    indicatorFigure(results, 'gini', {
      caption: inLanguages(
        'Gini coefficient of income per person over rural persons: 0 when all have the same, 1 when one has all. Bands: 95\u00A0% intervals.',
        '农村人口人均收入的基尼系数：人人相同为0，一人独占为1。带为95\u00A0%区间。',
      ),
    }),
    dataTable(indicatorTable(results, indices), { name: 'inequality-indices' }),
    inLanguages(
      'The Theil index and the mean log deviation split into what lies within counties and between them; incomes below one yuan count as one yuan there. Palma ratio: income of the richest tenth over that of the poorest four tenths.',
      '泰尔指数和平均对数离差可分解为县内与县际两部分；其中低于一元的收入按一元计。帕尔马比值：最富十分之一的收入与最穷十分之四的收入之比。',
    ),
  );
}

/** How much of inequality lies between counties. */
export function inequalityTitle(results: ReportResults): Text {
  const { to } = results.years;
  const texts = results.scenarios.flatMap((scenario) => {
    const [between, whole] = ['theil_between', 'theil'].map((name) => indicatorIn(results, scenario, name, to)?.mean ?? NaN);
    const share = percent(between! / whole!);
    return Number.isFinite(between! / whole!)
      ? [inBoth((of, language) => (language === 'en' ? `${share} with ${of(scenario.title)}` : `“${of(scenario.title)}”为${share}`))]
      : [];
  });
  if (texts.length === 0) return say('Inequality', '不平等');
  return say(
    `The part of inequality (Theil index) in ${to} that lies between counties: ${texts.map(({ en }) => en).join('; ')}`,
    `${to}年不平等（泰尔指数）中县际部分所占比例：${texts.map(({ zh }) => zh).join('；')}`,
  );
}
