/**
 * What to change, in the words of the hosts that differ. nginx, Caddy, Apache, lighttpd: the files of docs/hosting that tests start.
 * Netlify and Cloudflare Pages read `_headers`, which the build writes: https://docs.netlify.com/routing/headers/,
 * https://developers.cloudflare.com/pages/configuration/headers/. Amazon S3 keeps headers with each object and CloudFront adds some:
 * docs/hosting/s3-deploy.sh. GitHub Pages lets nobody set headers.
 */

export const hosts = ['nginx', 'caddy', 'apache', 'lighttpd', 'netlify', 'cloudflare', 'aws', 'github'] as const;
export type Host = (typeof hosts)[number];

export const hostNames: Readonly<Record<Host, string>> = {
  nginx: 'nginx',
  caddy: 'Caddy',
  apache: 'Apache',
  lighttpd: 'lighttpd',
  netlify: 'Netlify',
  cloudflare: 'Cloudflare',
  aws: 'S3 and CloudFront',
  github: 'GitHub Pages',
};

/** Which host answers, by its headers; null when they do not show it. What stands in front counts: it decides last. */
export function hostOf(headers: Readonly<Record<string, string>>): Host | null {
  const server = headers['server']?.toLowerCase() ?? '';
  if ('x-nf-request-id' in headers || server.includes('netlify')) return 'netlify';
  if ('cf-ray' in headers || server.includes('cloudflare')) return 'cloudflare';
  if ('x-amz-cf-id' in headers || server.includes('amazons3') || server.includes('cloudfront')) return 'aws';
  if ('x-github-request-id' in headers || server === 'github.com') return 'github';
  const [, name] = /^(nginx|openresty|caddy|apache|lighttpd)(?:$|[\s/])/.exec(server) ?? [];
  return name === 'openresty' ? 'nginx' : (hosts.find((host) => host === name) ?? null);
}

type Advice = Readonly<Partial<Record<Host, string>>>;

const headersCome = {
  netlify: 'deploy the file `_headers` of the build: it sets this',
  cloudflare: 'deploy the file `_headers` of the build: it sets this; look for Cache Rules and Transform Rules that override it',
};

const ownDisk = 'copy to a new folder and switch a symbolic link: see docs/how-to/operations.md';
const onDisk = { nginx: ownDisk, caddy: ownDisk, apache: ownDisk, lighttpd: ownDisk };

export const advice = {
  https: {
    nginx: 'take docs/hosting/nginx.conf: it redirects to https',
    caddy: 'name the site by its host alone (`runbooks.example.com {`): Caddy then gets a certificate and redirects',
    apache: '`Redirect permanent / https://runbooks.example.com/` in `<VirtualHost *:80>`, as in docs/hosting/apache.conf',
    lighttpd: '`url.redirect` for `$HTTP["scheme"] == "http"`, as in docs/hosting/lighttpd.conf',
    netlify: 'Domain management, HTTPS: force HTTPS',
    cloudflare: 'SSL/TLS, Edge Certificates: Always Use HTTPS',
    aws: 'CloudFront, behaviour: Redirect HTTP to HTTPS',
    github: 'Settings, Pages: Enforce HTTPS',
  },
  certificate: {
    nginx: 'renew it (certbot renew) and reload nginx: it reads certificates only then',
    caddy: 'look for `tls` in its log: Caddy renews what it got itself, and needs ports 80 and 443 for it',
    apache: 'renew it (certbot renew) and `apachectl graceful`: it reads certificates only then',
    lighttpd: 'renew it (certbot renew) and restart lighttpd: it reads certificates only then',
    cloudflare: 'SSL/TLS, Edge Certificates',
    aws: 'use a certificate of ACM in us-east-1: it renews itself while its DNS record stands',
    github: 'Settings, Pages: remove the domain and enter it again',
  },
  cache: {
    ...headersCome,
    nginx: 'take the `map` on `$uri` of docs/hosting/nginx.conf',
    caddy: '`@fresh not path /assets/* /offline/*` with `header @fresh Cache-Control no-cache`, and `@hashed`, of docs/hosting/Caddyfile',
    apache: 'take both `Header set Cache-Control` lines of docs/hosting/apache.conf (a2enmod headers)',
    lighttpd: 'take `var.fresh` and `expire.url` of docs/hosting/lighttpd.conf (mod_setenv, mod_expire)',
    aws: 'upload as docs/hosting/s3-deploy.sh does, and let the cache policy follow the origin (UseOriginCacheControlHeaders)',
    github: 'cannot be changed there: everything may be kept for ten minutes',
  },
  security: {
    ...headersCome,
    nginx: 'take the `add_header` lines of docs/hosting/nginx.conf; a block with an `add_header` of its own loses those outside of it',
    caddy: 'take the block `header { … }` of docs/hosting/Caddyfile',
    apache: 'take the `Header always set` lines of docs/hosting/apache.conf (a2enmod headers)',
    lighttpd:
      'take `var.protect` and the `setenv.set-response-header` lines of docs/hosting/lighttpd.conf; only the last list that fits counts',
    aws: 'CloudFront, behaviour: a response headers policy with these headers',
    github: 'cannot be changed there; pages carry their content policy themselves',
  },
  inert: {
    ...headersCome,
    nginx: 'take the `map` to `$breakglass_policy` of docs/hosting/nginx.conf, and its `add_header`',
    caddy: '`@inert not path *.html *.js */` with its `header`, of docs/hosting/Caddyfile',
    apache: 'take the `Header set Content-Security-Policy` line of docs/hosting/apache.conf, with its `expr=`',
    lighttpd: 'take `var.inert` and the conditions on `$HTTP["url"]` of docs/hosting/lighttpd.conf',
    aws: 'CloudFront, behaviour: docs/hosting/cloudfront-response.js on viewer responses',
    github: 'cannot be changed there; drawings are cleaned by the build',
  },
  types: {
    nginx: '`include mime.types;`, `charset utf-8;`, and the `types` for .webmanifest, .ics, .csv and .cheat of docs/hosting/nginx.conf',
    caddy: 'take the `header @… Content-Type` lines of docs/hosting/Caddyfile: the rest comes from /etc/mime.types',
    apache: '`TypesConfig /etc/mime.types`, and the `AddType` lines of docs/hosting/apache.conf',
    lighttpd: 'take `mimetype.assign` of docs/hosting/lighttpd.conf',
    aws: 'upload as docs/hosting/s3-deploy.sh does: S3 keeps the type with each object',
  },
  slash: {
    nginx:
      '`try_files $uri $uri/index.html` shows the page and does not redirect: `index index.html; try_files $uri $uri/ =404;`, and `absolute_redirect off;` behind a proxy',
    caddy: 'its own redirect drops the query: take `@folder` and its `redir` of docs/hosting/Caddyfile',
    apache:
      '`DirectorySlash On` (mod_dir) keeps the query; behind a proxy that speaks https `ServerName https://runbooks.example.com`; no FallbackResource',
    lighttpd: 'it redirects folders by itself: look for `url.rewrite` and `url.redirect`',
    cloudflare: 'Pages does this by itself: look for redirect rules',
    netlify: 'Netlify does this by itself: look into `_redirects`',
    aws: 'the REST endpoint of S3 knows no folders: put docs/hosting/cloudfront-function.js on viewer requests',
  },
  notFound: {
    nginx: '`error_page 404 /404.html;`, and no `try_files … /index.html`',
    caddy: 'take `handle_errors` of docs/hosting/Caddyfile; no `try_files … /index.html`',
    apache: '`ErrorDocument 404 /404.html`, and no `FallbackResource`; below a path `/ops/404.html`',
    lighttpd:
      '`server.errorfile-prefix = "/srv/runbooks/current/"`, the folder of 404.html; `server.error-handler-404` would answer with 200',
    netlify: 'no `/* /index.html 200` in `_redirects`',
    cloudflare: 'Pages shows 404.html when it is at the top of what was deployed',
    aws: 'CloudFront, error pages: 403 and 404 to /404.html with the status 404',
    github: 'keep 404.html at the top of what was deployed',
  },
  unaltered: {
    nginx: 'no `sub_filter`, no pagespeed for this site',
    caddy: 'no `templates`, no `replace` for this site',
    apache: 'no mod_pagespeed, mod_substitute, mod_sed or mod_include for this site',
    lighttpd: 'no mod_ssi, mod_magnet or mod_cml for this site',
    netlify: 'turn off post processing (asset optimisation, snippet injection)',
    cloudflare: 'turn off Rocket Loader, Email Address Obfuscation, Auto Minify and Web Analytics injection for this site',
    aws: 'no function that changes responses',
  },
  compression: {
    nginx: '`gzip on; gzip_types …` of docs/hosting/nginx.conf',
    caddy: '`encode zstd gzip`',
    apache: '`AddOutputFilterByType DEFLATE …` of docs/hosting/apache.conf (a2enmod deflate)',
    lighttpd: '`deflate.mimetypes` and `deflate.allowed-encodings` of docs/hosting/lighttpd.conf (mod_deflate)',
    aws: 'CloudFront, behaviour: Compress objects automatically',
  },
  deploy: {
    netlify: 'deploys are whole there: look for a cache in front',
    cloudflare: 'purge the cache once after the deployment',
    aws: 'upload as docs/hosting/s3-deploy.sh does, `sw.js` last, and invalidate `/*` afterwards',
    ...onDisk,
  },
} as const satisfies Readonly<Record<string, Advice>>;
