/** What pages know of the scopes: which values are a page's own service's, and which names mean a service's things anywhere in the site. */
import { ownValue } from '../plain/own-value.ts';
import type { Variables } from '../query/variable.ts';
import { identityNames } from '../values/identity.ts';
import type { Scope } from './schema/scope.ts';
import type { Site } from './site.ts';

/** The values of a scope that a page's variables have as their defaults: a declaration nearer to the page may give another one. */
export function scopeOfPage(variables: Variables, ...scopes: readonly (Scope | undefined)[]): Scope {
  const scope = Object.fromEntries(scopes.flatMap((declared) => Object.entries(declared ?? {})));
  return Object.fromEntries(
    Object.entries(variables).flatMap(([name, variable]) => {
      const value = ownValue(scope, name);
      return value !== undefined && value === variable.default ? [[name, value]] : [];
    }),
  );
}

/** Names that any scope of the site declares, with those that mean a service's things everywhere. */
export function identityOfSite({ services, runbooks }: Pick<Site, 'services' | 'runbooks'>): ReadonlySet<string> {
  const scopes = [...services.map(({ scope }) => scope), ...runbooks.map(({ meta }) => meta.scope)];
  return new Set([...identityNames, ...scopes.flatMap((scope) => Object.keys(scope))]);
}
