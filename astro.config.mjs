import { resolve } from 'node:path';
import { astroConfig } from './src/build/astro-config.ts';

// For tools that look for this file (editors, `astro check`); the commands call the same maker with their own options.
export default astroConfig({
  content: resolve('.'),
  base: '/',
  outDir: resolve('dist'),
  code: { files: [], components: [] },
  texts: 'strip',
});
