/** A drill is practised: what makes its record one, and what was done with its clock. */
import * as z from 'zod/mini';
import { line, payload } from './common.ts';

export const drillEvents = {
  'drill-begun/1': payload('This record is of a drill: nothing in it is real.', {
    drill: line.check(z.describe('The id of its script, `<service>/<name>`.')),
    title: line,
    revision: line.check(z.describe('The version of its script: a digest.')),
    pace: z.int().check(z.gte(1), z.lte(60), z.describe('How many times as fast as a wall clock the clock of the drill goes.')),
  }),
  'drill-time-skipped/1': payload('The clock of the drill was put forward.', {
    seconds: z.int().check(z.gte(1), z.lte(86_400)),
  }),
  'drill-ended/1': payload('The drill is over, whatever was found.', {}),
};
