/** Values that queries and commands are filled with. */
import * as z from 'zod/mini';
import { emptiable, line, payload } from './common.ts';

export const variableEvents = {
  'variable-set/1': payload('A value was set; an empty one takes it away.', {
    name: line.check(z.describe('The variable, without `${}`.')),
    value: emptiable(),
    origin: z.optional(
      z.enum(['typed', 'link', 'alert']).check(z.describe('How it came: typed, with a link, or with an alert. Left out: not recorded.')),
    ),
    service: z.optional(
      line.check(
        z.describe('The service that it is for; left out: for all. An empty value without a service takes away those of every service.'),
      ),
    ),
    confirmed: z.optional(z.boolean().check(z.describe('Whether somebody confirmed a value that came with a link or an alert.'))),
  }),
};
