/** What an experiment under deep uncertainty found, in sentences. */
import type { Bilingual } from '../../kind.ts';
import type { BoxSummary, MeasureSummary, RobustnessSummary } from './summary.ts';
import { conditionWords, differenceWords, inText, limitsByColumn, outcomeWords, shareWords } from './words.ts';

/** The sentences, the answer to the question first. */
export function findingsOf(summary: RobustnessSummary): Bilingual[] {
  const { futures } = summary;
  if (futures.used === 0) {
    return [
      {
        en: `No future has runs of all policies: nothing can be said of ${futures.sampled} futures.`,
        zh: `没有一个未来完成了全部政策的运行：${futures.sampled}个未来均无法判断。`,
      },
    ];
  }
  return [
    winsSentence(summary),
    ...boxSentences(summary),
    regretSentence(summary),
    ...satisficingSentence(summary),
    ...(futures.leftOut > 0 ? [leftOutSentence(futures.leftOut)] : []),
  ];
}

function titlesOf({ policies, question }: RobustnessSummary): { readonly winner: Bilingual; readonly against: Bilingual } {
  const titleOf = (name: string): Bilingual => policies.find((policy) => policy.name === name)!.title;
  return { winner: titleOf(question.winner), against: titleOf(question.against) };
}

function judged({ outcome: { title, year } }: RobustnessSummary): Bilingual {
  const name = inText(title);
  return year === 'sum'
    ? { en: `${name.en}, added up over the simulated years`, zh: `各模拟年份${name.zh}之和` }
    : { en: `${name.en} of ${year}`, zh: `${year}年的${name.zh}` };
}

function winsSentence(summary: RobustnessSummary): Bilingual {
  const { won, futures, toldWon, toldLost } = summary.question;
  const { winner, against } = titlesOf(summary);
  const by = judged(summary);
  if (won === 0 || won === futures) {
    const [en, zh] = won === 0 ? ['in none', '没有一个'] : ['in every one', '每一个'];
    return {
      en: `${winner.en} does better than ${inText(against).en} ${en} of ${futures} futures, judged by the ${by.en}.`,
      zh: `以${by.zh}衡量，在${futures}个未来中，${zh}未来里${winner.zh}优于${against.zh}。`,
    };
  }
  const share = shareWords(won / futures);
  const doubt =
    toldWon === null || toldLost === null
      ? {
          en: ' One replicate a future leaves open how many of these hang on chance.',
          zh: '每个未来仅有一次重复，无法判断其中有多少出于偶然。',
        }
      : {
          en: ` The random numbers of the replicates leave no doubt about ${toldWon} of these, nor about ${toldLost} of the ${futures - won} others.`,
          zh: `从重复模拟看，其中${toldWon}个、其余${futures - won}个中的${toldLost}个可以确定。`,
        };
  return {
    en: `${winner.en} does better than ${inText(against).en} in ${won} of ${futures} futures (${share.en}), judged by the ${by.en}.${doubt.en}`,
    zh: `以${by.zh}衡量，在${futures}个未来中的${won}个（${share.zh}）里，${winner.zh}优于${against.zh}。${doubt.zh}`,
  };
}

function boxSentences(summary: RobustnessSummary): Bilingual[] {
  const { boxes, won, futures } = summary.question;
  const { winner } = titlesOf(summary);
  if (won === 0 || won === futures) return [];
  const claimed = boxes.filter((box) => box.claimed);
  if (claimed.length === 0) {
    const [first] = boxes;
    const tested = first === undefined ? wholeSpace : doubtWords(first);
    return [
      {
        en: `No simple condition worth claiming says where ${inText(winner).en} wins: ${tested.en}.`,
        zh: `没有值得采信的简单条件能说明${winner.zh}在何处获胜：${tested.zh}。`,
      },
    ];
  }
  return claimed.map((box, i) => boxSentence(summary, box, i));
}

const wholeSpace: Bilingual = { en: 'no box holds its wins better than the whole space does', zh: '没有任何条件框优于全部未来' };

/** Why a box is not claimed. */
function doubtWords({ restrictions, density, coverage, pValue }: BoxSummary): Bilingual {
  if (restrictions.length === 0) return wholeSpace;
  const [won, covered] = [shareWords(density), shareWords(coverage)];
  if (density < 0.5) {
    return {
      en: `even in the best box, which covers ${covered.en} of its wins, it wins in ${won.en} of the futures alone`,
      zh: `即使在最好的条件框内（覆盖其获胜未来的${covered.zh}），也只有${won.zh}的未来获胜`,
    };
  }
  const again = shareWords(pValue ?? 1);
  return {
    en: `the best box covers ${covered.en} of its wins and it wins in ${won.en} of the futures there, but in ${again.en} of random shuffles the same search does as well`,
    zh: `最好的条件框覆盖其获胜未来的${covered.zh}，框内${won.zh}获胜，但随机打乱后有${again.zh}的搜索同样好`,
  };
}

function boxSentence(summary: RobustnessSummary, box: BoxSummary, position: number): Bilingual {
  const { winner } = titlesOf(summary);
  const conditions = boxConditions(summary, box);
  const [coverage, density] = [shareWords(box.coverage), shareWords(box.density)];
  const base = shareWords(summary.question.won / summary.question.futures);
  const held = heldOutWords(box, position);
  const [also, alsoZh] = position === 0 ? ['', ''] : ['also ', '也'];
  return {
    en: `${winner.en} ${also}wins where ${joined(conditions.map(({ en }) => en))}: this covers ${coverage.en} of the futures in which it wins, and it wins in ${density.en} of the futures in this box, against ${base.en} of all.${held.en}`,
    zh: `当${conditions.map(({ zh }) => zh).join('、且')}时，${winner.zh}${alsoZh}会获胜：这覆盖其获胜未来的${coverage.zh}；在此条件框内的未来中它有${density.zh}获胜，而在全部未来中为${base.zh}。${held.zh}`,
  };
}

/** How boxes do on futures that did not choose them. What a later box covers is a share of what earlier ones left over, and is not said. */
function heldOutWords({ heldOut }: BoxSummary, position: number): Bilingual {
  if (heldOut === null) return { en: '', zh: '' };
  const [coverage, density] = [shareWords(heldOut.coverage), shareWords(heldOut.density)];
  if (position > 0) {
    return {
      en: ` Boxes found in four fifths of the futures hold ${density.en} in the fifth that was left out.`,
      zh: `用五分之四的未来重新搜索，在留出的五分之一中框内获胜比例为${density.zh}。`,
    };
  }
  return {
    en: ` Boxes found in four fifths of the futures cover ${coverage.en} and hold ${density.en} in the fifth that was left out.`,
    zh: `用五分之四的未来重新搜索，在留出的五分之一中覆盖${coverage.zh}，框内获胜比例为${density.zh}。`,
  };
}

/** The conditions of a box in words, one a factor. */
export function boxConditions(
  { factors }: Pick<RobustnessSummary, 'factors'>,
  { restrictions }: Pick<BoxSummary, 'restrictions'>,
): Bilingual[] {
  const limits = limitsByColumn(restrictions);
  return factors.flatMap((factor) => {
    const own = limits.get(factor.column);
    return own === undefined ? [] : [conditionWords(factor, own)];
  });
}

function regretSentence(summary: RobustnessSummary): Bilingual {
  const { policies, outcome } = summary;
  const measures = summary.measures.filter(({ measure }) => measure === 'max_regret');
  const p90 = summary.measures.filter(({ measure }) => measure === 'p90_regret');
  const titleOf = ({ policy }: MeasureSummary): Bilingual => policies.find(({ name }) => name === policy)!.title;
  const best = measures.filter((measure) => measure.best);
  const rest = measures.filter((measure) => !measure.best);
  const [first] = best;
  const worst = differenceWords(first!.value!, outcome.unit);
  const often = p90.find(({ policy }) => policy === first!.policy)!;
  const most = differenceWords(often.value!, outcome.unit);
  const stable = first!.wins === null ? undefined : shareWords(first!.wins);
  const others = rest.map((measure) => {
    const value = differenceWords(measure.value!, outcome.unit);
    const title = titleOf(measure);
    return { en: `${value.en} for ${inText(title).en}`, zh: `${title.zh}为${value.zh}` };
  });
  const names = { en: joined(best.map((one) => inText(titleOf(one)).en)), zh: best.map((one) => titleOf(one).zh).join('、') };
  const than =
    others.length === 0
      ? { en: '', zh: '' }
      : { en: ` (${joined(others.map(({ en }) => en))})`, zh: `（${others.map(({ zh }) => zh).join('，')}）` };
  const again =
    stable === undefined
      ? { en: '', zh: '' }
      : { en: ` It comes first in ${stable.en} of resampled sets of futures.`, zh: `在对未来重新抽样时，它有${stable.zh}居首。` };
  return {
    en: `By minimax regret ${names.en} ${best.length === 1 ? 'is' : 'are'} the most robust: at worst ${worst.en} behind the best policy of a future${than.en}, and at most ${most.en} in nine futures out of ten.${again.en}`,
    zh: `按最小最大后悔值，${names.zh}最稳健：最坏时比该未来的最佳政策差${worst.zh}${than.zh}，在十分之九的未来中至多差${most.zh}。${again.zh}`,
  };
}

function satisficingSentence(summary: RobustnessSummary): Bilingual[] {
  const measures = summary.measures.filter(({ measure }) => measure === 'satisficing');
  if (measures.length === 0) return [];
  const goals = summary.thresholds.map(({ title, unit, year, atMost, atLeast }) => {
    const name = inText(title);
    const limits = [
      ...(atLeast === null ? [] : [{ en: `at least ${outcomeWords(atLeast, unit).en}`, zh: `不低于${outcomeWords(atLeast, unit).zh}` }]),
      ...(atMost === null ? [] : [{ en: `at most ${outcomeWords(atMost, unit).en}`, zh: `不高于${outcomeWords(atMost, unit).zh}` }]),
    ];
    const when = year === 'sum' ? { en: 'over all years', zh: '各年合计' } : { en: `in ${year}`, zh: `${year}年` };
    return {
      en: `a ${name.en} of ${limits.map(({ en }) => en).join(' and ')} ${when.en}`,
      zh: `${when.zh}${name.zh}${limits.map(({ zh }) => zh).join('且')}`,
    };
  });
  const shares = measures.map(({ policy, value }) => {
    const { title } = summary.policies.find(({ name }) => name === policy)!;
    const share = shareWords(value!);
    return { en: `${inText(title).en} in ${share.en}`, zh: `${title.zh}为${share.zh}` };
  });
  return [
    {
      en: `The goal of ${joined(goals.map(({ en }) => en))} is met by ${joined(shares.map(({ en }) => en))} of the futures.`,
      zh: `达到${goals.map(({ zh }) => zh).join('、')}这一目标的未来比例：${shares.map(({ zh }) => zh).join('，')}。`,
    },
  ];
}

function leftOutSentence(leftOut: number): Bilingual {
  return {
    en: `${leftOut === 1 ? 'One future is' : `${leftOut} futures are`} left out, as some policy has no outcome there.`,
    zh: `有${leftOut}个未来因某一政策没有结果而未计入。`,
  };
}

function joined(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)!}`;
}
