/** What every test may rely on: the parsers of all languages are loaded, and random runs without a seed of their own take the common one. */
import fc from 'fast-check';
import { prepareLanguages } from '../../src/query/registry.ts';
import { seed } from './seed.ts';

await prepareLanguages();
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
