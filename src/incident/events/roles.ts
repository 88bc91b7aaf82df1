/** Who does what. */
import * as z from 'zod/mini';
import { roles } from '../role.ts';
import { line, payload } from './common.ts';

export const roleEvents = {
  'role-taken/1': payload('Somebody took a role.', { role: z.enum(roles), person: line }),
  'role-handed-over/1': payload('A role went from one person to another.', { role: z.enum(roles), from: z.optional(line), to: line }),
};
