/** How files travel: compressed or not, by HEAD and in parts. */
import { advice } from '../advice.ts';
import { type Answer, answered } from '../ask.ts';
import { andMore, type Examination, find } from '../examination.ts';
import type { Answers } from './headers.ts';

/** Text of more than a kilobyte travels compressed. */
export function lookAtCompression(look: Examination, answers: Answers): void {
  look.tried.push('compression');
  const text = [...answers]
    .filter(([path, { body }]) => /\.(?:html|css|js|json)$/.test(path) && body.length > 1400)
    .map(([, answer]) => answer);
  const plain = text.filter(({ headers }) => headers['content-encoding'] === undefined);
  const [first] = plain.toSorted((a, b) => b.body.length - a.body.length);
  if (first === undefined) return;
  const found = `${first.body.length} bytes, not compressed`;
  const change = 'compress html, css, js and json: first visits are made on slow lines';
  find(look, {
    check: 'compression/none',
    severity: 'warning',
    address: andMore(first.address, plain.length),
    found,
    expected: 'Content-Encoding: br or gzip',
    change,
    on: advice.compression,
  });
}

/** HEAD answers as GET does, and a part of a file is that part: monitors, proxies and downloads that go on rely on it. */
export async function lookAtMethods(look: Examination, page: Answer, large: Answer): Promise<void> {
  look.tried.push('HEAD and ranges');
  const head = await look.ask(page.address, { method: 'HEAD' });
  if (!answered(head) || head.status !== page.status) {
    const found = answered(head) ? `status ${head.status}` : head.why;
    find(look, {
      check: 'http/head',
      severity: 'info',
      address: page.address,
      found: `HEAD: ${found}`,
      expected: `status ${page.status}, as for GET`,
      change: 'allow HEAD: monitors ask so',
    });
  }
  const part = await look.ask(large.address, { headers: { Range: 'bytes=0-99', 'Accept-Encoding': 'identity' } });
  if (answered(part) && [large.body, large.body.subarray(0, 100)].some((bytes) => bytes.equals(part.body))) return;
  const found = answered(part) ? `status ${part.status}, ${part.body.length} bytes` : part.why;
  find(look, {
    check: 'http/range',
    severity: 'warning',
    address: large.address,
    found: `bytes 0-99: ${found}`,
    expected: 'those bytes (206) or the whole file (200)',
    change: 'look for a proxy that answers ranges wrongly',
  });
}
