/**
 * One seed for the random runs of a process, in the title of many tests; `SEED=123 npm test` runs them again. Every run looks
 * elsewhere, but for those of CI: what a change did not break must not stop it.
 */
export const seed = Number(process.env['SEED'] ?? (process.env['CI'] === undefined ? Date.now() % 2 ** 31 : 20_261_121));
