/** The address that a page is drawn for. */
import type { AstroGlobal } from 'astro';
import { type Address, addressAt } from '../content/address.ts';
import { href } from './href.ts';

/**
 * A build names it: URLs of requests cannot carry every name through Astro's routes. While developing it is what the browser
 * asks for.
 */
export function requestedAddress({ locals, url }: Pick<AstroGlobal, 'locals' | 'url'>): Address {
  if (locals.address !== undefined) return locals.address;
  const path = url.pathname.slice(href('').length);
  return addressAt(path === '' || path.endsWith('/') ? path : `${path}/`);
}
