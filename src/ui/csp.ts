/** The content security policy that every page carries: nothing from elsewhere, nothing inline but five boot scripts and one that does nothing. */
import { createHash } from 'node:crypto';
import type { Settings } from '../content/schema/settings.ts';
import { styleGate } from './style-gate.ts';
import { alertBoot, openedBoot, recentBoot, sectionBoot, themeBoot } from './theme-boot.ts';

const bootHashes = [themeBoot, alertBoot, recentBoot, openedBoot, sectionBoot, styleGate]
  .map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`)
  .join(' ');

/**
 * Besides the site itself only what the settings name may be reached: the Prometheus of `runHere`, the states of `statusPages`, the servers
 * of `share`.
 */
export function contentSecurityPolicy({ runHere, statusPages, share }: Pick<Settings, 'runHere' | 'statusPages' | 'share'>): string {
  const places = [runHere?.prometheus, ...statusPages.map(({ status }) => status), ...(share?.servers ?? [])].flatMap(
    (place) => place ?? [],
  );
  const asked = [...new Set(places.map((place) => ` ${new URL(place).origin}`))].join('');
  return [
    "default-src 'none'",
    // WebAssembly is the full-text search.
    `script-src 'self' 'wasm-unsafe-eval' ${bootHashes}`,
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    `connect-src 'self'${asked}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
}
