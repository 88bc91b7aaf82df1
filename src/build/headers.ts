/** A `_headers` file, as Netlify, Cloudflare Pages and others read it. Pages carry their policy in a meta tag too. */

/** What a meta tag cannot say, and how long things may be kept. */
export function headersFile(base: string): string {
  return `${base}*
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  X-Frame-Options: DENY
  Permissions-Policy: camera=(), geolocation=(), microphone=()
  Cache-Control: no-cache
${base}assets/*
  Cache-Control: public, max-age=31536000, immutable
`;
}
