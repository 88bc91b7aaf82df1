/** A program: compiles the pages with Astro. Started by `compiled-renderer.ts` with its options as JSON; what goes wrong is printed. */
import { build } from 'astro';
import { prepareLanguages } from '../query/registry.ts';
import { type AstroOptions, astroConfig } from './astro-config.ts';

try {
  const options: AstroOptions = JSON.parse(process.argv[2] ?? '{}');
  // Runbooks that hold code are read here, fences and all.
  if (options.codeFiles.length > 0) await prepareLanguages();
  await build({ ...astroConfig(options), logLevel: 'silent' });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
