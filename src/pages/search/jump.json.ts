/** The jump list as JSON: loaded at the first key in a search box. */
import type { APIRoute } from 'astro';
import { jumpList } from '../../search/jump-list.ts';

export const GET: APIRoute = ({ locals }) => Response.json(jumpList(locals.site));
