/** The answer of an experiment on mixes in sentences. */
import type { Bilingual } from '../../kind.ts';
import type { BestMix, Interval, MixesSummary, MixResult } from './summary.ts';

/** Most important first: the best mix of each regime at the largest budget, governance against mixes, the frontier, cost, relapse, the search. */
export function findingsOf(summary: MixesSummary): Bilingual[] {
  return [
    ...bestFindings(summary),
    ...regimeFindings(summary),
    frontierFinding(summary),
    ...costFindings(summary),
    ...relapseFindings(summary),
    ...weightFindings(summary),
    ...searchFindings(summary),
  ];
}

const whole = (value: number): string => Math.round(value).toLocaleString('en-US');
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** An interval in words, where there is one. */
function between({ lower, upper }: Interval, shown: (value: number) => string): Bilingual {
  if (lower === null || upper === null) return { en: '', zh: '' };
  return { en: ` (${shown(lower)} to ${shown(upper)})`, zh: `（${shown(lower)}至${shown(upper)}）` };
}

/** The budget that is looked at where one has to be chosen: that with the most money. */
function largestBudget({ budgets }: MixesSummary): number {
  return [...budgets.keys()].reduce((best, b) => (budgets[b]!.yuan > budgets[best]!.yuan ? b : best), 0);
}

/** A mix with its budget, where that is not the one that is talked of. */
function named(result: MixResult, { budgets }: MixesSummary, budget: number): Bilingual {
  if (result.budget === budget) return result.title;
  const { label } = budgets[result.budget]!;
  return { en: `${result.title.en} (at ${label})`, zh: `${result.title.zh}（预算${label}）` };
}

function bestFindings(summary: MixesSummary): Bilingual[] {
  const { regimes, budgets, best, results } = summary;
  return budgets.flatMap(({ label }, budget) =>
    regimes.flatMap(({ title }, regime) => {
      const found = best.find((one) => one.regime === regime && one.budget === budget && one.measure === 'lifted');
      if (found === undefined) return [];
      const result = results[found.result]!;
      const { lifted } = result.measures;
      if (lifted.mean === null) return [];
      const name = named(result, summary, budget);
      const range = between(lifted, whole);
      const tied = tiedText(found);
      return [
        {
          en: `${title.en}, budget ${label}: ${name.en} lifts the most, ${whole(lifted.mean)} persons durably${range.en} more than no money; ${tied.en}.`,
          zh: `${title.zh}，预算${label}：${name.zh}稳定脱贫人数最多，比无资金多${whole(lifted.mean)}人${range.zh}；${tied.zh}。`,
        },
      ];
    }),
  );
}

function tiedText({ tied, among, share }: BestMix): Bilingual {
  const others = tied.length - 1;
  const often =
    share === null
      ? { en: '', zh: '' }
      : { en: `, best in ${percent(share)} of draws of the replicates`, zh: `，在${percent(share)}的重抽样中最优` };
  const rest = { en: `the other ${among - 1} that the money pays for`, zh: `该预算可负担的其余${among - 1}个方案` };
  if (others === 0) return { en: `none of ${rest.en} comes up to it${often.en}`, zh: `${rest.zh}均不及它${often.zh}` };
  return { en: `${others} of ${rest.en} cannot be told from it${often.en}`, zh: `${rest.zh}中有${others}个与之无法区分${often.zh}` };
}

function regimeFindings({ regimeOverMix, regimes, budgets, results }: MixesSummary): Bilingual[] {
  return regimeOverMix.map(({ budget, better, worse, worst, best, difference }) => {
    const range = between(difference, whole);
    const [a, b] = [regimes[better]!.title, regimes[worse]!.title];
    const [low, high] = [results[worst]!.title, results[best]!.title];
    const { label } = budgets[budget]!;
    return {
      en: `At ${label} how the money is governed matters more than what it is spent on: even the worst mix under ${a.en} (${low.en}) lifts ${whole(difference.mean!)} persons${range.en} more than the best one under ${b.en} (${high.en}).`,
      zh: `预算${label}时，治理方式比资金用途更重要：“${a.zh}”下最差的组合（${low.zh}）仍比“${b.zh}”下最好的组合（${high.zh}）多使${whole(difference.mean!)}人${range.zh}稳定脱贫。`,
    };
  });
}

function frontierFinding({ results, regimes, objectives, measures }: MixesSummary): Bilingual {
  const titles = objectives.map((name) => measures.find((measure) => measure.name === name)!.title);
  const parts = regimes.map(({ title }, regime) => {
    const own = results.filter((result) => result.regime === regime);
    return {
      en: `${own.filter(({ onFrontier }) => onFrontier).length} of ${own.length} under ${title.en}`,
      zh: `“${title.zh}”下${own.length}个中的${own.filter(({ onFrontier }) => onFrontier).length}个`,
    };
  });
  const plain = results.filter((result) => result.plain).length;
  const off = results.filter((result) => result.plain && !result.onFrontier).length;
  return {
    en: `Not distinguishably dominated in ${titles.map(({ en }) => (en.startsWith('Gini') ? en : en.toLowerCase())).join(', ')}, over all budgets: ${parts.map(({ en }) => en).join(', ')}. The means alone would put ${plain} on the frontier${off === 0 ? '' : `, ${off} of them by an advantage within the noise`}.`,
    zh: `在${titles.map(({ zh }) => zh).join('、')}上（所有预算），未被可区分地支配的组合：${parts.map(({ zh }) => zh).join('，')}。仅按均值则有${plain}个在前沿上${off === 0 ? '' : `，其中${off}个的优势未超出噪声`}。`,
  };
}

function costFindings(summary: MixesSummary): Bilingual[] {
  const { results, regimes, budgets } = summary;
  const parts = regimes.flatMap(({ title }, regime) => {
    const known = results.filter(
      (result) => result.regime === regime && result.costPerLifted.lower !== null && (result.costPerLifted.ratio ?? -1) > 0,
    );
    if (known.length === 0) return [];
    const cheapest = known.reduce((least, result) => (result.costPerLifted.ratio! < least.costPerLifted.ratio! ? result : least));
    const { ratio, lower, upper } = cheapest.costPerLifted;
    const range = between({ mean: ratio, lower, upper }, whole);
    const { label } = budgets[cheapest.budget]!;
    return [
      {
        en: `${cheapest.title.en} at ${label} under ${title.en}, ${whole(ratio!)} yuan${range.en}`,
        zh: `“${title.zh}”下预算${label}的${cheapest.title.zh}，${whole(ratio!)}元${range.zh}`,
      },
    ];
  });
  if (parts.length === 0) return [];
  return [
    {
      en: `For the least money against no money at all a person is durably lifted by ${parts.map(({ en }) => en).join('; ')}.`,
      zh: `与无资金相比，每稳定脱贫一人花费最少的是${parts.map(({ zh }) => zh).join('；')}。`,
    },
  ];
}

function relapseFindings(summary: MixesSummary): Bilingual[] {
  const { results, regimes, budgets, best, years } = summary;
  const budget = largestBudget(summary);
  const parts = regimes.flatMap(({ title }, regime) => {
    const lifted = best.find((one) => one.regime === regime && one.budget === budget && one.measure === 'lifted');
    const steady = best.find((one) => one.regime === regime && one.budget === budget && one.measure === 'relapse');
    if (lifted === undefined || steady === undefined) return [];
    const [most, least] = [results[lifted.result]!, results[steady.result]!];
    if (most.measures.relapse.mean === null || least.measures.relapse.mean === null) return [];
    const same = steady.tied.includes(lifted.result);
    const lowest = named(least, summary, budget);
    return [
      {
        en: `${percent(most.measures.relapse.mean)} under ${title.en}${same ? ' (no mix is told to do better)' : ` (the least is ${percent(least.measures.relapse.mean)}, with ${lowest.en})`}`,
        zh: `“${title.zh}”下为${percent(most.measures.relapse.mean)}${same ? '（没有可区分的更好组合）' : `（最低为${percent(least.measures.relapse.mean)}，${lowest.zh}）`}`,
      },
    ];
  });
  if (parts.length === 0) return [];
  const { label } = budgets[budget]!;
  return [
    {
      en: `After the money ends in ${years.ends}, so many of those who left poverty fall back a year with the mix that lifts the most at ${label}: ${parts.map(({ en }) => en).join('; ')}.`,
      zh: `${years.ends}年资金结束后，预算${label}时脱贫最多的组合每年的返贫率：${parts.map(({ zh }) => zh).join('；')}。`,
    },
  ];
}

function weightFindings(summary: MixesSummary): Bilingual[] {
  const { results, regimes, budgets } = summary;
  const budget = largestBudget(summary);
  const parts = regimes.flatMap(({ title }, regime) => {
    const here = results.filter((result) => result.regime === regime && result.budget === budget && result.acceptability !== null);
    if (here.length < 2) return [];
    const order = here.toSorted((a, b) => b.acceptability! - a.acceptability!);
    const [first, second] = [order[0]!, order[1]!];
    return [
      {
        en: `under ${title.en} ${first.title.en} (${percent(first.acceptability!)} of weightings), then ${second.title.en} (${percent(second.acceptability!)})`,
        zh: `“${title.zh}”下${first.title.zh}占${percent(first.acceptability!)}，其次${second.title.zh}占${percent(second.acceptability!)}`,
      },
    ];
  });
  if (parts.length === 0) return [];
  const { label } = budgets[budget]!;
  return [
    {
      en: `Most often the best at ${label} when nothing is known of the weights of the objectives: ${parts.map(({ en }) => en).join('; ')}.`,
      zh: `若对各目标的权重一无所知，预算${label}时成为最优组合的权重占比：${parts.map(({ zh }) => zh).join('；')}。`,
    },
  ];
}

function searchFindings({ search, regimes, budgets }: MixesSummary): Bilingual[] {
  if (search === null) return [];
  const { label } = budgets[search.budget]!;
  const { title } = regimes[search.regime]!;
  const grown = search.hypervolumes;
  const gain = grown === null || !(grown[0]! > 0) ? undefined : grown.at(-1)! / grown[0]! - 1;
  const found: Bilingual = {
    en: `The search under ${title.en} at ${label} simulated ${search.evaluated} more mixes in ${search.generations} generations${gain === undefined ? '' : ` and enlarged the dominated volume by ${percent(gain)}`}.`,
    zh: `在“${title.zh}”、预算${label}下的搜索经${search.generations}代又模拟了${search.evaluated}个组合${gain === undefined ? '' : `，支配体积增大${percent(gain)}`}。`,
  };
  const cursed = search.winners.flatMap(({ title: mix, gains }) => {
    const lifted = gains.find(({ measure }) => measure === 'lifted');
    return lifted === undefined || lifted.fresh.mean === null || lifted.chosen.mean === null ? [] : [{ mix, lifted }];
  });
  if (cursed.length === 0) return [found];
  const best = cursed.reduce((most, one) => (one.lifted.fresh.mean! > most.lifted.fresh.mean! ? one : most));
  const { chosen, fresh, curse } = best.lifted;
  const told = curse.lower !== null && curse.upper !== null && (curse.lower > 0 || curse.upper < 0);
  const range = between(fresh, whole);
  return [
    found,
    {
      en: `On ${search.freshReplicates} fresh replicates the best of its winners, ${best.mix.en}, lifts ${whole(fresh.mean!)} persons${range.en} more than the mix of the regime itself; on the replicates that it was chosen by it was ${whole(chosen.mean!)}. ${told ? 'The difference is the luck of the replicates that it was chosen by; the fresh number is the one to trust.' : 'The difference cannot be told from none.'}`,
      zh: `在${search.freshReplicates}次新重复中，胜者中最好的${best.mix.zh}比该情景原有组合多使${whole(fresh.mean!)}人${range.zh}稳定脱贫；在据以选出的重复中为${whole(chosen.mean!)}人。${told ? '差异来自据以选出的重复的运气，应以新重复的数字为准。' : '差异与零无法区分。'}`,
    },
  ];
}
