/** A `_headers` file, as Netlify, Cloudflare Pages and others read it. Pages carry their policy in a meta tag too. */
import { answerHeaders } from '../offline/shared/headers.ts';
import { offlineFolder, workerFile } from '../offline/shared/names.ts';

/**
 * What a meta tag cannot say, and how long things may be kept. Of a header that several rules give, hosts send all values joined, so no
 * two rules here say one for the same file; what no rule names those hosts let browsers ask for each time (`max-age=0`).
 * https://developers.cloudflare.com/pages/configuration/headers/, https://docs.netlify.com/routing/headers/
 */
export function headersFile(base: string): string {
  const always = Object.entries(answerHeaders).map(([name, value]) => `  ${name}: ${value}\n`);
  return `${base}*
${always.join('')}${base}${workerFile}
  Cache-Control: no-cache
${base}assets/*
  Cache-Control: public, max-age=31536000, immutable
${base}${offlineFolder}*
  Cache-Control: public, max-age=31536000, immutable, no-transform
`;
}
