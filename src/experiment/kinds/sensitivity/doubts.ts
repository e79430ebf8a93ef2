import type { MorrisDoubt, SobolDoubt } from '../../../analysis/sensitivity/index.ts';
import type { Bilingual } from '../../kind.ts';
import type { Method } from './spec.ts';
import type { SummaryGroup } from './summary.ts';

type Doubt = MorrisDoubt | SobolDoubt | { readonly reason: 'few' };

/** Why indices are not to be relied on: parts of a sentence that says that there are too few points. */
export function doubtTexts(method: Method, doubts: readonly Doubt[], used: number, groups: readonly SummaryGroup[]): Bilingual[] {
  return doubts.map((doubt) => textOf(method, doubt, used, groups));
}

function textOf(method: Method, doubt: Doubt, used: number, groups: readonly SummaryGroup[]): Bilingual {
  switch (doubt.reason) {
    case 'few':
      return {
        morris: { en: `only ${used} trajectories are complete, fewer than 10`, zh: `完整的轨迹仅${used}条，不足10条` },
        sobol: { en: `only ${used} base points are complete, fewer than 64`, zh: `完整的基点仅${used}个，不足64个` },
        pawn: { en: `only ${used} points are complete, fewer than 10 for each slide`, zh: `完整的点仅${used}个，每段不足10个` },
      }[method];
    case 'wide': {
      if (method === 'morris') {
        const part = `${Math.round(100 * doubt.value)} %`;
        return { en: `the interval of the greatest mu* reaches ${part} of it to either side`, zh: `最大mu*的区间半宽达其值的${part}` };
      }
      const value = doubt.value.toFixed(2);
      return { en: `an interval reaches ${value} to either side`, zh: `区间半宽达${value}` };
    }
    case 'negative': {
      const { en, zh } = groups[doubt.group]!.title;
      return { en: `the interval of S1 of ${en} lies below zero, where no index can be`, zh: `“${zh}”的S1区间低于零，而指数不可能为负` };
    }
    case 'reversed': {
      const { en, zh } = groups[doubt.group]!.title;
      return { en: `S1 of ${en} lies above its ST, which cannot be`, zh: `“${zh}”的S1高于ST，这不可能成立` };
    }
  }
}

/** The doubts as one sentence. */
export function doubtSentence(doubts: readonly Bilingual[]): Bilingual {
  return {
    en: `Too few points to rely on this: ${doubts.map(({ en }) => en).join('; ')}.`,
    zh: `样本点过少，结果不可靠：${doubts.map(({ zh }) => zh).join('；')}。`,
  };
}
