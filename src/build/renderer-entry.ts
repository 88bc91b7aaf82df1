/** What the renderer is: Astro's app, called by the build for every address. */
import { createApp } from 'astro/app/entrypoint';

export const app = createApp();
