import { instruments } from '../../../model/instruments/index.ts';
import { instrumentTitlesZh } from '../../../model/record/titles.ts';
import type { Bilingual } from '../../kind.ts';
import type { Origin } from './points.ts';
import type { MixesSpec } from './schema.ts';

/** Names of the instruments as short as a list of shares needs them. */
const short: Readonly<Record<string, string>> = {
  cooperatives: 'cooperatives',
  eco_compensation: 'eco-compensation',
  education: 'education',
  health: 'health',
  infrastructure: 'infrastructure',
  loans: 'loans',
  relocation: 'relocation',
  social_protection: 'social protection',
  training: 'training',
};

export const instrumentTitles: readonly Bilingual[] = instruments.map(({ id, title }) => ({
  en: short[id] ?? title,
  zh: instrumentTitlesZh[id] ?? title,
}));

const percent = (share: number): string => `${Number((100 * share).toFixed(1))} %`;

/** What a mix is called in sentences: a listed one by its title or name, another one by its shares, largest first. */
export function mixTitle(
  name: string,
  origin: Origin,
  shares: ArrayLike<number> | undefined,
  titles: MixesSpec['mixes']['titles'] = {},
): Bilingual {
  if (origin === 'none') return { en: 'no money', zh: '无资金' };
  if (origin === 'own') return { en: 'its own mix', zh: '原有组合' };
  if (origin === 'list' || shares === undefined) return { en: titles[name]?.en ?? name, zh: titles[name]?.zh ?? titles[name]?.en ?? name };
  const parts = [...instrumentTitles.keys()].filter((i) => shares[i]! > 0).sort((i, j) => shares[j]! - shares[i]! || i - j);
  const all = parts.length === 1;
  return {
    en: all ? `${instrumentTitles[parts[0]!]!.en} alone` : parts.map((i) => `${instrumentTitles[i]!.en} ${percent(shares[i]!)}`).join(', '),
    zh: all
      ? `仅${instrumentTitles[parts[0]!]!.zh}`
      : parts.map((i) => `${instrumentTitles[i]!.zh}${percent(shares[i]!).replace(' ', '')}`).join('、'),
  };
}
