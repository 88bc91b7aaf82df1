/** Values that queries and commands are filled with. */
import * as z from 'zod/mini';
import { emptiable, line, payload } from './common.ts';

export const variableEvents = {
  'variable-set/1': payload('A value was set; an empty one takes it away.', {
    name: line.check(z.describe('The variable, without `${}`.')),
    value: emptiable(),
  }),
};
