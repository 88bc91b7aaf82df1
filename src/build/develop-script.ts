/** The name of what the development server adds to every page, in the folder of compiled scripts. */
export const developScript = 'develop.js';
