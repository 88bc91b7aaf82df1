/** Every test may read any language: their parsers are loaded before. */
import { prepareLanguages } from '../../src/query/registry.ts';

await prepareLanguages();
