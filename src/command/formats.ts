/** How commands print what they found; the first is what is printed when nothing is said. */
export const checkFormats = ['text', 'json', 'sarif', 'github'] as const;
export const alertFormats = ['text', 'markdown', 'json', 'patch', 'redirects', 'nginx', 'pint'] as const;
export const doctorFormats = ['text', 'json'] as const;
