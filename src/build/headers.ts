/** A `_headers` file, as Netlify, Cloudflare Pages and others read it. Pages carry their policy in a meta tag too. */
import { answerHeaders } from '../offline/shared/headers.ts';
import { offlineFolder } from '../offline/shared/names.ts';

/** What a meta tag cannot say, and how long things may be kept. */
export function headersFile(base: string): string {
  const always = Object.entries(answerHeaders).map(([name, value]) => `  ${name}: ${value}\n`);
  return `${base}*
${always.join('')}  Cache-Control: no-cache
${base}assets/*
  Cache-Control: public, max-age=31536000, immutable
${base}${offlineFolder}*
  Cache-Control: public, max-age=31536000, immutable, no-transform
`;
}
