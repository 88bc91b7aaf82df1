/** The stylesheets that only some pages need before they are drawn: a file each in `src/styles`. */
export const pageStyles = ['document', 'list', 'incident'] as const;
export type PageStyles = (typeof pageStyles)[number];
