import { describe, expect, it } from 'vitest';
import {
  contiguousAreas,
  countyByCode,
  countyColumnsMeta,
  hexagonByCounty,
  industries,
  nbsHeadcount,
  sources,
  yunnanCounties,
  yunnanPrefectures,
  type County,
} from '../../src/data/index.ts';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const count = (test: (county: County) => boolean): number => yunnanCounties.filter(test).length;

/** Headcount of a group of counties, weighted by rural population. */
function headcountOf(counties: readonly County[]): number {
  const poor = sum(counties.map((county) => county.ruralPopulation2011 * county.headcount2011));
  return poor / sum(counties.map((county) => county.ruralPopulation2011));
}

describe('the county table', () => {
  it('holds 129 counties with unique codes in code order', () => {
    const codes = yunnanCounties.map((county) => county.code);
    expect(codes).toHaveLength(129);
    expect(new Set(codes).size).toBe(129);
    expect(codes).toEqual(codes.toSorted((a, b) => a - b));
    expect(countyByCode.size).toBe(129);
  });

  it('has unique Chinese names, and one English name twice', () => {
    expect(new Set(yunnanCounties.map((county) => county.nameZh)).size).toBe(129);
    expect(yunnanCounties.filter((county) => county.nameEn === 'Yiliang County').map((county) => county.code)).toEqual([530125, 530628]);
    expect(new Set(yunnanCounties.map((county) => county.nameEn)).size).toBe(128);
  });

  it('has 88 poverty counties, delisted 15, 33, 31 and 9 in 2017 to 2020', () => {
    expect(count((county) => county.povertyCounty)).toBe(88);
    expect([2017, 2018, 2019, 2020].map((year) => count((county) => county.delistedYear === year))).toEqual([15, 33, 31, 9]);
    expect(yunnanCounties.every((county) => county.povertyCounty === (county.delistedYear !== undefined))).toBe(true);
  });

  it('has 27 counties in deep poverty, all of them poverty counties', () => {
    expect(count((county) => county.deepPoverty)).toBe(27);
    expect(count((county) => county.deepPoverty && !county.povertyCounty)).toBe(0);
  });

  it('has 29 autonomous counties and the published number of counties in each contiguous area', () => {
    expect(count((county) => county.autonomousCounty)).toBe(29);
    const byArea = Object.keys(contiguousAreas).map((area) => [area, count((county) => county.contiguousArea === area)]);
    expect(Object.fromEntries(byArea)).toEqual({ wumeng: 15, 'western-border': 56, 'rocky-desertification': 11, tibetan: 3, none: 44 });
    expect(
      yunnanCounties.filter((county) => county.povertyCounty && county.contiguousArea === 'none').map((county) => county.nameEn),
    ).toEqual(['Dongchuan District', 'Fuyuan County', 'Wenshan City']);
  });

  it('sums to the census population of 2010 and to 37.1 million rural residents in 2011', () => {
    expect(sum(yunnanCounties.map((county) => county.population2010))).toBe(45_966_766);
    expect(sum(yunnanCounties.map((county) => county.ruralPopulation2011)) / 1e6).toBeCloseTo(37.1, 3);
    expect(yunnanCounties.every((county) => county.ruralPopulation2011 < county.population2010)).toBe(true);
  });

  it('weights to the NBS headcount of 2011 and to the stated headcounts of the groups', () => {
    expect(headcountOf(yunnanCounties)).toBeCloseTo(0.273, 4);
    expect(headcountOf(yunnanCounties)).toBeCloseTo(nbsHeadcount.find((point) => point.year === 2011)?.headcount ?? Number.NaN, 4);
    expect(headcountOf(yunnanCounties.filter((county) => county.povertyCounty))).toBeCloseTo(0.339, 3);
    expect(headcountOf(yunnanCounties.filter((county) => county.deepPoverty))).toBeCloseTo(0.451, 3);
    expect(headcountOf(yunnanCounties.filter((county) => !county.povertyCounty))).toBeCloseTo(0.098, 3);
  });

  it('keeps every value within its bounds', () => {
    for (const county of yunnanCounties) {
      expect(county.headcount2011, county.nameEn).toBeGreaterThan(0);
      expect(county.headcount2011, county.nameEn).toBeLessThan(1);
      expect(county.areaKm2, county.nameEn).toBeGreaterThan(300);
      expect(county.lon, county.nameEn).toBeGreaterThan(97.5);
      expect(county.lon, county.nameEn).toBeLessThan(106.2);
      expect(county.lat, county.nameEn).toBeGreaterThan(21.1);
      expect(county.lat, county.nameEn).toBeLessThan(29.3);
    }
  });

  it('uses every industry of the model', () => {
    expect(new Set(yunnanCounties.map((county) => county.industry))).toEqual(new Set(industries));
  });

  it('gives known counties their known values', () => {
    expect(countyByCode.get(530821)).toEqual({
      code: 530821,
      nameZh: '宁洱哈尼族彝族自治县',
      nameEn: "Ning'er Hani and Yi Autonomous County",
      prefecture: "Pu'er",
      prefectureCode: 5308,
      povertyCounty: true,
      delistedYear: 2017,
      deepPoverty: false,
      contiguousArea: 'western-border',
      autonomousCounty: true,
      population2010: 185_719,
      areaKm2: 3666.11,
      lon: 101.1882,
      lat: 23.0959,
      ruralPopulation2011: 172_100,
      headcount2011: 0.278,
      industry: 'tea',
      forest: true,
    });
    expect(countyByCode.get(530627)).toMatchObject({ nameEn: 'Zhenxiong County', delistedYear: 2020, ruralPopulation2011: 1_231_200 });
    expect(countyByCode.get(530102)).toMatchObject({
      nameZh: '五华区',
      povertyCounty: false,
      delistedYear: undefined,
      headcount2011: 0.0218,
    });
    expect(countyByCode.get(533423)).toMatchObject({
      nameEn: 'Weixi Lisu Autonomous County',
      deepPoverty: true,
      contiguousArea: 'tibetan',
    });
  });
});

describe('the column descriptions', () => {
  it('describe every column of the table and cite known sources', () => {
    expect(Object.keys(countyColumnsMeta).toSorted()).toEqual(Object.keys(yunnanCounties[0] ?? {}).toSorted());
    for (const [name, meta] of Object.entries(countyColumnsMeta)) {
      expect(meta.description.length, name).toBeGreaterThan(10);
      expect(meta.sources.length, name).toBeGreaterThan(0);
      for (const source of meta.sources) expect(Object.keys(sources), name).toContain(source);
    }
  });

  it('mark estimates and assumptions as such, in confidence and in the text that a reader sees', () => {
    expect(countyColumnsMeta.ruralPopulation2011.confidence).toBe('estimate');
    expect(countyColumnsMeta.headcount2011.confidence).toBe('estimate');
    expect(countyColumnsMeta.industry.confidence).toBe('assumption');
    expect(countyColumnsMeta.forest.confidence).toBe('assumption');
    for (const meta of Object.values(countyColumnsMeta)) {
      if (meta.confidence === 'estimate') expect(meta.title + meta.description).toMatch(/\(estimate\)Estimate\./);
      if (meta.confidence === 'assumption') expect(meta.title + meta.description).toMatch(/\(assumption\)Assumption\./);
    }
  });
});

describe('the prefecture table', () => {
  it('holds 16 prefectures whose counts agree with the county table', () => {
    expect(yunnanPrefectures).toHaveLength(16);
    for (const prefecture of yunnanPrefectures) {
      const inPrefecture = (county: County): boolean => county.prefectureCode === prefecture.code;
      expect(count(inPrefecture), prefecture.nameEn).toBe(prefecture.counties);
      expect(
        count((county) => inPrefecture(county) && county.povertyCounty),
        prefecture.nameEn,
      ).toBe(prefecture.povertyCounties);
    }
  });

  it('gives registered persons and shares that imply fewer people than live there', () => {
    const known = yunnanPrefectures.flatMap((prefecture) => (prefecture.registry2014 === undefined ? [] : [prefecture]));
    expect(known.map((prefecture) => prefecture.nameEn)).toEqual(['Qujing', 'Zhaotong', 'Chuxiong', 'Honghe', 'Dali', 'Nujiang']);
    for (const { code, nameEn, registry2014 } of known) {
      const population = sum(yunnanCounties.filter((county) => county.prefectureCode === code).map((county) => county.population2010));
      const base = (registry2014?.persons ?? 0) / (registry2014?.headcount ?? 1);
      expect(base, nameEn).toBeGreaterThan(0.6 * population);
      expect(base, nameEn).toBeLessThan(1.1 * population);
    }
  });
});

describe('the tile map', () => {
  it('gives every county a hexagon of its own', () => {
    expect([...hexagonByCounty.keys()].toSorted((a, b) => a - b)).toEqual(yunnanCounties.map((county) => county.code));
    expect(new Set([...hexagonByCounty.values()].map(({ column, row }) => `${column},${row}`)).size).toBe(129);
  });
});
