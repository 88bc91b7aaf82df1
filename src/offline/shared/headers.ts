/** What is sent with the files of a site: the build writes it into `_headers`, the worker gives its own answers the same. */

/** Headers of every file, which a page cannot set itself. */
export const answerHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'X-Frame-Options': 'DENY',
  'Permissions-Policy': 'camera=(self), geolocation=(), microphone=()',
} as const;

/**
 * The content policy of what is neither a page nor a script. A browser that opens such a file by its address makes a document of it: this
 * one runs nothing, asks for nothing and is of no origin. As part of a page (an image, a style, data) nothing changes.
 */
export const inertPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox";

/**
 * Whether a file gets `inertPolicy`. Pages carry a policy of their own. A script may be a worker, which takes the policy it came with for
 * its own and would lose its origin; opened by its address a script is shown as text.
 * @param file with its ending, such as `runbooks/shop/graph.svg`
 */
export function isInert(file: string): boolean {
  return !/\.(?:html|js)$/i.test(file);
}

/** All headers of a file but its type and how long it may be kept. */
export function headersOf(file: string): Readonly<Record<string, string>> {
  return isInert(file) ? { ...answerHeaders, 'Content-Security-Policy': inertPolicy } : answerHeaders;
}
