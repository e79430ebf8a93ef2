import type { ContiguousArea, Industry } from './county-kinds.ts';
import { countyRows, type CountyRow } from './county-rows.ts';
import { prefectureByCode } from './prefectures.ts';

/** One county-level unit (county, city or district) of Yunnan. `countyColumnsMeta` gives each column's unit, source and confidence. */
export interface County {
  /** Six-digit GB/T 2260 code. */
  readonly code: number;
  readonly nameZh: string;
  /** English name. Not unique: there is a Yiliang County in Kunming and one in Zhaotong. */
  readonly nameEn: string;
  /** English name of the prefecture. */
  readonly prefecture: string;
  readonly prefectureCode: number;
  /** One of the 88 poverty counties of the programme. */
  readonly povertyCounty: boolean;
  /** Assessment year after which the county left the list, 2017-2020; undefined for a county that was never on it. */
  readonly delistedYear: number | undefined;
  /** One of the 27 counties in deep poverty. */
  readonly deepPoverty: boolean;
  readonly contiguousArea: ContiguousArea;
  readonly autonomousCounty: boolean;
  /** Residents at the 2010 census, persons. */
  readonly population2010: number;
  readonly areaKm2: number;
  /** Longitude of the centroid, degrees east. */
  readonly lon: number;
  /** Latitude of the centroid, degrees north. */
  readonly lat: number;
  /** ESTIMATE. Rural residents in 2011, persons. */
  readonly ruralPopulation2011: number;
  /** ESTIMATE. Share of the rural population below the 2010 standard at the end of 2011, 0-1. */
  readonly headcount2011: number;
  /** ASSUMPTION. The county's specialty industry. */
  readonly industry: Industry;
  /** ASSUMPTION. Whether eco-compensation reaches the county for its forests. */
  readonly forest: boolean;
}

/** The 129 county-level units of Yunnan in code order. */
export const yunnanCounties: readonly County[] = countyRows.map(toCounty);

/** Finds a county by its GB code. */
export const countyByCode: ReadonlyMap<number, County> = new Map(yunnanCounties.map((county) => [county.code, county]));

function toCounty(row: CountyRow): County {
  const [code, nameZh, nameEn, poverty, delisted, deep, contiguousArea, autonomous, ...rest] = row;
  const [population2010, areaKm2, lon, lat, ruralPopulation2011, headcount2011, industry, forest] = rest;
  const prefectureCode = Math.floor(code / 100);
  const prefecture = prefectureByCode.get(prefectureCode);
  if (prefecture === undefined) throw new Error(`county ${code} lies in prefecture ${prefectureCode}, which the prefecture table lacks`);
  return {
    code,
    nameZh,
    nameEn,
    prefecture: prefecture.nameEn,
    prefectureCode,
    povertyCounty: poverty === 1,
    delistedYear: delisted === 0 ? undefined : delisted,
    deepPoverty: deep === 1,
    contiguousArea,
    autonomousCounty: autonomous === 1,
    population2010,
    areaKm2,
    lon,
    lat,
    ruralPopulation2011,
    headcount2011,
    industry,
    forest: forest === 1,
  };
}
