/** How long a value outside of an incident is used: longer than a shift, shorter than a day, so that nobody meets yesterday's. */
export const draftLifetime = 12 * 60 * 60 * 1000;
