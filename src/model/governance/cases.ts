/** Published figures of named cases of assistance. Money in current yuan of the year is taken as yuan of 2010 (differences below 15 %). */
export interface AssistanceCase {
  readonly id: string;
  readonly title: string;
  readonly counties: readonly number[];
  /** Yuan a year for all counties of the case together, by first year of validity; zero before. */
  readonly money: Readonly<Record<number, number>>;
  readonly lastYear: number;
  /** Instrument that receives the money. */
  readonly instrument: string;
  /** Cadres sent: share of the gap in administrative capacity that they close. */
  readonly cadres: number;
  /** Loans made possible beyond the county's own guarantee fund, yuan in all, from the first year on. */
  readonly loans: number;
  readonly source: string;
}

const synergyPaper = 'Field study of multi-centre poverty governance in Yunnan (visits to the province and 12 prefectures)';

/** Cases that a scenario may switch on. Cadres' weight (0.2 of the capacity gap) is an assumption for all; counts and sums are published. */
export const assistanceCases = [
  {
    id: 'southern-grid-weixi',
    title: 'China Southern Power Grid assists Weixi',
    counties: [533423],
    money: { 2013: 3e6, 2015: 6e6 },
    lastYear: 2020,
    instrument: 'cooperatives',
    cadres: 0.2,
    loans: 0,
    source: `${synergyPaper}; 3 million yuan in 2013 and 2014, 6 million a year from 2015`,
  },
  {
    id: 'zhejiang-university-jingdong',
    title: 'Zhejiang University assists Jingdong',
    counties: [530823],
    money: { 2016: 2_670_800, 2017: 0 },
    lastYear: 2016,
    instrument: 'education',
    cadres: 0.2,
    loans: 0,
    source: `${synergyPaper}; 2 million for teaching, 70,800 to offices, 500,000 for water, 100,000 for floods, July 2016`,
  },
  {
    id: 'dali-city-loans',
    title: 'Dali City loan agreement with rural cooperative banks',
    counties: [532901],
    money: { 2016: 0 },
    lastYear: 2020,
    instrument: 'loans',
    cadres: 0,
    loans: 150e6,
    source: `${synergyPaper}; 150 million yuan; the year is an assumption`,
  },
  {
    id: 'baowu-puer',
    title: "Baowu Group assists Ning'er, Zhenyuan and Jiangcheng",
    counties: [530821, 530825, 530826],
    money: { 2013: 0 },
    lastYear: 2020,
    instrument: 'cooperatives',
    cadres: 0.2,
    loans: 0,
    source: `${synergyPaper}; sums not stated`,
  },
  {
    id: 'china-tourism-puer',
    title: 'China Tourism Group assists Ximeng and Menglian',
    counties: [530829, 530827],
    money: { 2013: 0 },
    lastYear: 2020,
    instrument: 'cooperatives',
    cadres: 0.2,
    loans: 0,
    source: `${synergyPaper}; sums not stated`,
  },
  {
    id: 'engineering-academy-lancang',
    title: 'Chinese Academy of Engineering assists Lancang',
    counties: [530828],
    money: { 2015: 0 },
    lastYear: 2020,
    instrument: 'training',
    cadres: 0.2,
    loans: 0,
    source: `${synergyPaper}; sums not stated`,
  },
  {
    id: 'administration-school-mojiang',
    title: 'National School of Administration assists Mojiang',
    counties: [530822],
    money: { 2013: 0 },
    lastYear: 2020,
    instrument: 'education',
    cadres: 0.2,
    loans: 0,
    source: `${synergyPaper}; 50 and 50 teachers trained, sums not stated`,
  },
  {
    id: 'jiangcheng-craftsmen',
    title: 'Jiangcheng trains 2,000 rural craftsmen',
    counties: [530826],
    money: { 2016: 3_600_000, 2017: 0 },
    lastYear: 2016,
    instrument: 'training',
    cadres: 0,
    loans: 0,
    source: `${synergyPaper}; 30 sessions, 2,000 people; money is 2,000 people at the model's 1,800 yuan, the year is an assumption`,
  },
  {
    id: 'ministry-cadres-west',
    title: 'Ministry cadres in western Yunnan',
    counties: [530502, 530521, 530523, 530524, 533103, 533122, 533123, 533124, 533301, 533323, 533324, 533325],
    money: { 2013: 0 },
    lastYear: 2020,
    instrument: 'education',
    cadres: 0.15,
    loans: 0,
    source: `${synergyPaper}; 164 cadres in three batches from 2013; the counties are an assumption`,
  },
] as const satisfies readonly AssistanceCase[];

export const caseIds = assistanceCases.map((c) => c.id) as [string, ...string[]];
