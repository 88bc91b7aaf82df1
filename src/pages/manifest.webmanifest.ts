/** The web app manifest: what a browser needs to install the site as an app. */
import type { APIRoute } from 'astro';
import { appManifest } from '../ui/app-manifest.ts';

export const GET: APIRoute = ({ locals }) =>
  new Response(appManifest(locals.site), { headers: { 'content-type': 'application/manifest+json' } });
