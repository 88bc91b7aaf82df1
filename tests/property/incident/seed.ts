/** One seed for a file's random runs, in the title of its tests; `SEED=123 npm test` runs them again. */
export const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
