// A CloudFront function (runtime 2.0) for viewer requests: the REST endpoint of S3 knows no folders.
// `/runbooks/x/y` is redirected to `/runbooks/x/y/` with its query; `/runbooks/x/y/` answers with its index.html.

// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name.
function handler(event) {
  const request = event.request;
  const uri = request.uri;
  if (uri.endsWith('/')) {
    request.uri = `${uri}index.html`;
    return request;
  }
  const last = uri.slice(uri.lastIndexOf('/') + 1);
  if (last.includes('.')) return request;
  const location = { value: `${uri}/${query(request.querystring)}` };
  return { statusCode: 301, statusDescription: 'Moved Permanently', headers: { location } };
}

/** Values come as they were sent, so nothing is encoded again. */
function query(given) {
  const pairs = [];
  for (const name of Object.keys(given)) {
    for (const one of given[name].multiValue || [given[name]]) pairs.push(`${name}=${one.value}`);
  }
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}
