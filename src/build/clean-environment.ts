/**
 * Environment variables that have the name of a fact of the bundler. Astro puts every variable that a module names into `import.meta.env`, in
 * place of its own: with `BASE_URL` or `DEV` set, by a shell or a test runner, pages were compiled for another address, or for developing.
 */
const factsOfBundler = ['ASSETS_PREFIX', 'BASE_URL', 'DEV', 'MODE', 'PROD', 'SITE', 'SSR'] as const;

/**
 * Takes them out of this process, before Astro reads them. `NODE_ENV` as well, by which Vite would compile a site for developing; and `_`,
 * which shells set and every module names.
 */
export function cleanEnvironment(): void {
  for (const name of [...factsOfBundler, 'NODE_ENV', '_']) delete process.env[name];
}
