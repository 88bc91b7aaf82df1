/** The names of the compiled scripts of the break-glass file, in the folder of compiled scripts. */
export const breakGlassScript = 'break-glass.js';
/** Pagefind's module as a classic script that leaves `breakglassPagefind`. */
export const pagefindScript = 'pagefind-classic.js';
