export type { DataConfidence } from './confidence.ts';
export { consumerPrices, nationPoorAreaIncome, nationRuralIncome, nationRuralPoor } from './context-series.ts';
export { countyByCode, yunnanCounties, type County } from './counties.ts';
export { countyColumnsMeta, type DataColumnMeta } from './county-columns-meta.ts';
export { contiguousAreas, industries, type ContiguousArea, type Industry } from './county-kinds.ts';
export type { DataPoint, DataSeries } from './data-series.ts';
export { hexagonByCounty, type HexagonPosition } from './hexagons.ts';
export {
  centralSpecialFunds,
  incomeShares2012,
  incomeShares2020,
  moneySplit2011To2015,
  specialFunds,
  type IncomeShares,
} from './money-series.ts';
export { prefectureByCode, yunnanPrefectures, type Prefecture, type PrefectureRegistry } from './prefectures.ts';
export { sources, type Source, type SourceId } from './sources.ts';
export {
  nbsHeadcount,
  nbsHeadcountSeries,
  nbsPoor,
  povertyCountyIncome,
  povertyLine,
  registryHeadcount,
  registryPoor,
  ruralIncome,
} from './time-series.ts';
export { dataVersion } from './version.ts';
