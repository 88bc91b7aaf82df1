/**
 * A script that does nothing. A script waits for the stylesheets before it, in every browser; Firefox alone does not make what follows a
 * stylesheet in the body wait for it. Its hash is in the content security policy (`csp.ts`).
 */
export const styleGate = '0';
