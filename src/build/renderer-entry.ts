/** What the renderer is: Astro's app, called by the build for every address. */
import { createApp } from 'astro/app/entrypoint';

/** Pages come in one piece: in parts they take twice as long, and the build waits for the last part. */
export const app = createApp({ streaming: false });

/** Pages come in parts, and whoever reads them is given what a page throws; in one piece that is an error page without a word. */
export const appForErrors = createApp();
