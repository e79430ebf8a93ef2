/** What recording keeps of each household. Nothing else reads it. */
export const recordedColumns = {
  /** Sums over the recorded years: income, yuan per person, relative shortfall from the poverty line, and its square. */
  incomeSum: 'f32',
  shortfallSum: 'f32',
  squareSum: 'f32',
  /** Income and persons of a household in one number, ascending within each county, of the year and of the base year: not in the order of the households. */
  ranked: 'u32',
  rankedBase: 'u32',
  /** Tenth of persons by income of the base year, 0 the poorest. */
  tenth: 'u8',
} as const;
