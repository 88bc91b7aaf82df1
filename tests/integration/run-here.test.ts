/** The client of "Run here" against a real Prometheus, and against what is none. */
import { createServer, type RequestListener, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hourBefore } from '../../src/run/ask.ts';
import { rowsOf } from '../../src/run/rows.ts';
import { sparkline } from '../../src/run/sparkline.ts';
import { askInstant, askRange, type Prometheus, timedOut } from '../../src/ui/client/code/prometheus.ts';
import { noPrometheus, type RunningPrometheus, startPrometheus } from '../support/prometheus.ts';
import { freePort } from '../support/server-program.ts';

function client(url: string, signal: AbortSignal = new AbortController().signal): Prometheus {
  return { url, signal, timeout: '10s', page: 'http://localhost/', online: () => true };
}

describe.skipIf(noPrometheus !== '')(`against Prometheus ${noPrometheus}`, () => {
  let prometheus: RunningPrometheus;
  beforeAll(async () => {
    prometheus = await startPrometheus();
  }, 70_000);
  afterAll(() => prometheus?.stop());

  it('reads series, their hour and the line of it', async () => {
    const now = await askInstant(client(prometheus.url), 'up');
    if ('failed' in now) expect.fail(now.failed);
    const { result: instant } = now;
    const time = instant.series?.[0]?.samples[0]?.time ?? 0;
    const span = hourBefore(time);
    const hour = await askRange(client(`${prometheus.url}/`), 'up', span);
    if ('failed' in hour) expect.fail(hour.failed);
    const [row, ...others] = rowsOf(instant, hour.result);
    expect(others).toEqual([]);
    expect(row).toMatchObject({ labels: { __name__: 'up', job: 'self' }, now: { value: '1' } });
    expect(row?.hour.at(-1)).toEqual({ time, value: '1' });
    expect(sparkline(row?.hour ?? [], span)?.words).toBe('min 1, max 1, last 1');
  });

  it.each([
    ['1 + 1', { type: 'scalar', sample: { value: '2' } }],
    ['"text"', { type: 'string', sample: { value: 'text' } }],
    ['vector(0) / 0', { type: 'vector', series: [{ labels: {}, samples: [{ value: 'NaN' }] }] }],
    ['vector(1) / 0', { type: 'vector', series: [{ labels: {}, samples: [{ value: '+Inf' }] }] }],
    ['up{job="nobody"}', { type: 'vector', series: [] }],
    ['up[1m]', { type: 'matrix', series: [{ labels: { __name__: 'up' } }] }],
    ['label_replace(vector(1), "a", "ü \\" 日本", "", "")', { type: 'vector', series: [{ labels: { a: 'ü " 日本' } }] }],
  ])('reads %s', async (query, result) => {
    expect(await askInstant(client(prometheus.url), query)).toMatchObject({ kind: 'result', result });
  });

  it('passes on what Prometheus says is wrong', async () => {
    expect(await askInstant(client(prometheus.url), 'sum(')).toEqual({
      failed: expect.stringMatching(/^Prometheus: bad_data: .*parse error/),
    });
    expect(await askRange(client(prometheus.url), 'up[1m]', hourBefore(3600))).toEqual({
      failed: expect.stringMatching(/^Prometheus: bad_data: .*range vector/),
    });
  });

  it('lets browsers of other sites ask with a form, without asking first', async () => {
    const body = new URLSearchParams({ query: 'up' });
    const response = await fetch(`${prometheus.url}/api/v1/query`, {
      method: 'POST',
      body,
      headers: { Origin: 'https://runbooks.example.com' },
    });
    expect(response.headers.get('Access-Control-Allow-Origin')).toMatch(/^(?:\*|https:\/\/runbooks\.example\.com)$/);
  });
});

describe('against what is none', () => {
  const servers: Server[] = [];
  afterAll(() => {
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
  });
  const serve = async (listener: RequestListener): Promise<string> => {
    const server = createServer(listener);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  };

  it('says that nobody answers, and why that may be', async () => {
    const url = `http://127.0.0.1:${await freePort()}`;
    expect(await askInstant(client(url), 'up')).toEqual({ failed: expect.stringMatching(/^No answer from http:\/\/127.*VPN.*CORS/) });
    expect(await askInstant({ ...client(url), online: () => false }, 'up')).toEqual({ failed: expect.stringMatching(/offline/) });
  });

  it('says that time is up, while waiting for an answer and while reading it', async () => {
    const silent = await serve(() => {});
    const slow = await serve((_, response) => void response.write('{'));
    for (const url of [silent, slow]) {
      const controller = new AbortController();
      const asked = askInstant({ ...client(url, controller.signal), timeout: '1s' }, 'up');
      controller.abort(timedOut);
      expect(await asked).toEqual({ failed: 'No answer within 1s.' });
    }
  });

  it('says nothing when it was called off', async () => {
    const controller = new AbortController();
    const asked = askInstant(client(await serve(() => {}), controller.signal), 'up');
    controller.abort();
    await expect(asked).rejects.toThrow();
  });

  it('knows a login page', async () => {
    const url = await serve((_, response) => response.end('<!doctype html><title>Log in</title>'));
    expect(await askInstant(client(url), 'up')).toEqual({ failed: expect.stringMatching(/HTTP 200.*login page/) });
  });

  it('sends a form with the query, the time-out and nothing else', async () => {
    let seen = '';
    const url = await serve((request, response) => {
      seen = `${request.method} ${request.url} ${request.headers['content-type']} `;
      request.on('data', (data: Buffer) => {
        seen += data.toString();
      });
      request.on('end', () => response.end());
    });
    await askInstant(client(`${url}/sub/`), 'up & "ü"');
    expect(seen).toBe('POST /sub/api/v1/query application/x-www-form-urlencoded;charset=UTF-8 query=up+%26+%22%C3%BC%22&timeout=10s');
  });
});
