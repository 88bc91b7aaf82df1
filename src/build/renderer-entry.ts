/** What the renderer is: Astro's app, called by the build for every address. */
import { createApp } from 'astro/app/entrypoint';

/** In one piece: a page that comes in parts takes twice as long, and the build waits for the last part. */
export const app = createApp({ streaming: false });
