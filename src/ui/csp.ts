/** The content security policy that every page carries: nothing from elsewhere, nothing inline but the theme's boot script. */
import { createHash } from 'node:crypto';
import { themeBoot } from './theme-boot.ts';

const bootHash = createHash('sha256').update(themeBoot).digest('base64');

export const contentSecurityPolicy = [
  "default-src 'none'",
  // WebAssembly is the full-text search.
  `script-src 'self' 'wasm-unsafe-eval' 'sha256-${bootHash}'`,
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');
