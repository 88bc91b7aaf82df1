/** The pass with which somebody connects whom the site’s own login let in. What asks for one is loaded where a site has such a login. */

/** The words that say why no pass was given. */
export class PassRefused extends Error {}

/** `jwt` with the seed of the user's nkey, or without one where the JWT is a bearer token; `token` for a server that asks its auth callout. */
export type Pass = { readonly user: string } & ({ readonly jwt: string; readonly seed: string | undefined } | { readonly token: string });

/** @throws {PassRefused} nobody is signed in, or no pass came; other errors: the site is not reached */
export type AskForPass = () => Promise<Pass>;
