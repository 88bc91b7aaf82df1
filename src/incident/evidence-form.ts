/** What counts as evidence, and what an image may be. */

/** Raster images only: an SVG can hold script. */
export const imageTypes = ['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif'] as const;

/** The largest image that is kept, in bytes. */
export const largestImage = 5 * 1024 * 1024;

/** Addresses that may become links; `javascript:` and the like do not. */
export const openAddress = /^(https?:\/\/|mailto:|tel:|slack:\/\/)\S+$/i;
