/** The content security policy that every page carries: nothing from elsewhere, nothing inline but five boot scripts and one that does nothing. */
import { createHash } from 'node:crypto';
import type { Settings } from '../content/schema/settings.ts';
import { styleGate } from './style-gate.ts';
import { alertBoot, openedBoot, recentBoot, sectionBoot, themeBoot } from './theme-boot.ts';

const bootHashes = [themeBoot, alertBoot, recentBoot, openedBoot, sectionBoot, styleGate]
  .map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`)
  .join(' ');

/** Only the Prometheus that the settings name under `runHere` may be asked besides the site itself. */
export function contentSecurityPolicy({ runHere }: Pick<Settings, 'runHere'>): string {
  const asked = runHere === undefined ? '' : ` ${new URL(runHere.prometheus).origin}`;
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
