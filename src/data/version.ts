/** Names the state of the data tables. Raise it with every change of a number, and say which in the changelog. */
export const dataVersion = '2011.1';
