// A CloudFront function (runtime 2.0) for viewer responses: what is neither a page nor a script runs nothing when it is opened by its address.
// The other headers come from a response headers policy: docs/how-to/operations.md lists them.

// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name.
function handler(event) {
  const headers = event.response.headers;
  const type = headers['content-type'] ? headers['content-type'].value.toLowerCase() : '';
  headers['x-content-type-options'] = { value: 'nosniff' };
  if (!type.startsWith('text/html') && !type.includes('javascript')) {
    headers['content-security-policy'] = {
      value: "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox",
    };
  }
  return event.response;
}
