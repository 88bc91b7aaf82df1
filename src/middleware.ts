/** Gives pages their content while developing; in a build the caller of the renderer does. */
import { defineMiddleware } from 'astro:middleware';

export const onRequest = defineMiddleware(async (context, next) => {
  if (import.meta.env.DEV) {
    const { liveSite } = await import('./build/live-read.ts');
    context.locals.site = await liveSite();
    context.locals.builtAt = new Date().toISOString();
  }
  return next();
});
