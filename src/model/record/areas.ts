import type { CountyFacts } from '../world.ts';

/** Groups of counties that are reported beside prefectures. Deep poverty counties are poverty counties too. */
export const countyGroups = [
  { name: 'poverty_counties', title: 'Poverty counties', titleZh: '贫困县', has: (county: CountyFacts): boolean => county.povertyCounty },
  {
    name: 'deep_poverty_counties',
    title: 'Deep-poverty counties',
    titleZh: '深度贫困县',
    has: (county: CountyFacts): boolean => county.deepPoverty,
  },
  { name: 'other_counties', title: 'Other counties', titleZh: '其他县', has: (county: CountyFacts): boolean => !county.povertyCounty },
] as const;

/** A prefecture or a group of counties: its name in tables, and the positions of its counties. */
export interface Area {
  readonly name: string;
  readonly counties: readonly number[];
}

const prefectureOf = (county: number): number => Math.floor(county / 100);

/** Names that the areas of these counties may have: their prefectures in ascending order, then every group. */
export function areaLabels(counties: readonly number[]): string[] {
  const prefectures = new Set(counties.map(prefectureOf));
  return [...[...prefectures].sort((a, b) => a - b).map(String), ...countyGroups.map(({ name }) => name)];
}

/** Prefectures by their four-digit code in ascending order, then the groups that have a county. */
export function areasOf(facts: readonly CountyFacts[]): Area[] {
  const prefectures = new Map<number, number[]>();
  facts.forEach(({ code }, c) => {
    const prefecture = prefectureOf(code);
    prefectures.set(prefecture, [...(prefectures.get(prefecture) ?? []), c]);
  });
  const groups = countyGroups.map(({ name, has }) => ({ name, counties: facts.flatMap((county, c) => (has(county) ? [c] : [])) }));
  return [
    ...[...prefectures].sort(([a], [b]) => a - b).map(([code, counties]) => ({ name: String(code), counties })),
    ...groups.filter(({ counties }) => counties.length > 0),
  ];
}
