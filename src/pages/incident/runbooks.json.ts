/** Where the page of the incident finds runbooks by id: their addresses and their files. Fetched when a runbook is in the record. */
import type { APIRoute } from 'astro';

export const GET: APIRoute = ({ locals }) =>
  Response.json(Object.fromEntries(locals.site.runbooks.map(({ id, address, file }) => [id, { address, file }])));
