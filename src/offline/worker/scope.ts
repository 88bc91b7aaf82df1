/** The worker's own world, with its types. */
declare const self: ServiceWorkerGlobalScope;

export const worker = self;

/** The site's base path: the worker answers for what lies below it and nothing else. */
export const base = new URL(self.registration.scope).pathname;
