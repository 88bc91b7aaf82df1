#!/usr/bin/env node
/**
 * Stands in for the program of a stock Firefox where Playwright starts one (channel `moz-firefox`): starts the real one, named by
 * BREAKGLASS_FIREFOX, and passes on what the two say to each other (WebDriver BiDi). Playwright gives up when Firefox does not know a
 * command of the `emulation` module that the tests never use; such a refusal is answered as a success.
 */
import { spawn } from 'node:child_process';
import { connect, createServer } from 'node:net';

const firefox = spawn(process.env.BREAKGLASS_FIREFOX ?? 'firefox', process.argv.slice(2), { stdio: ['ignore', 'inherit', 'pipe'] });
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => firefox.kill(signal));
process.on('exit', () => firefox.kill('SIGKILL'));
firefox.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
firefox.on('exit', (code) => process.exit(code ?? 0));

/** Where Firefox listens, once it has said so. */
let port;

const server = createServer((playwright) => {
  const browser = connect(port, '127.0.0.1');
  for (const [one, other] of [
    [playwright, browser],
    [browser, playwright],
  ]) {
    one.on('error', () => other.destroy());
    one.on('end', () => other.end());
  }
  let isOpen = false;
  // Firefox refuses a handshake that names another port than its own.
  playwright.on('data', (data) => {
    const text = data.toString('latin1');
    browser.write(isOpen ? data : Buffer.from(text.replace(/^Host: .*$/im, `Host: 127.0.0.1:${port}`), 'latin1'));
    isOpen = true;
  });
  relayFrames(browser, playwright);
});

server.listen(0, '127.0.0.1');
let printed = '';
firefox.stderr.on('data', (data) => {
  if (port !== undefined) return process.stderr.write(data);
  printed += data;
  const [line, named] = /WebDriver BiDi listening on ws:\/\/[^:]+:(\d+)/.exec(printed) ?? [];
  if (named === undefined) return;
  port = Number(named);
  process.stderr.write(printed.replace(line, line.replace(named, String(server.address().port))));
});

/** Passes on the handshake's answer as it is, then whole frames, each looked at. */
function relayFrames(from, to) {
  let rest = Buffer.alloc(0);
  let isOpen = false;
  from.on('data', (data) => {
    rest = Buffer.concat([rest, data]);
    if (!isOpen) {
      const end = rest.indexOf('\r\n\r\n');
      if (end < 0) return;
      to.write(rest.subarray(0, end + 4));
      rest = rest.subarray(end + 4);
      isOpen = true;
    }
    for (let size = frameSize(rest); size !== undefined && rest.length >= size.whole; size = frameSize(rest)) {
      const frame = rest.subarray(0, size.whole);
      to.write(forgiven(frame.subarray(size.head)) ?? frame);
      rest = rest.subarray(size.whole);
    }
  });
}

/** Lengths of the first frame, in bytes; undefined until its head is there. */
function frameSize(bytes) {
  if (bytes.length < 2) return undefined;
  const short = bytes[1] & 127;
  const head = short === 126 ? 4 : short === 127 ? 10 : 2;
  if (bytes.length < head) return undefined;
  const body = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
  return { head, whole: head + body };
}

/** The frame to send instead of a refused `emulation` command; undefined for everything else. */
function forgiven(body) {
  if (!body.includes('"unknown command"')) return undefined;
  const message = JSON.parse(body.toString());
  if (message.type !== 'error' || !/^emulation\./.test(message.message)) return undefined;
  const text = Buffer.from(JSON.stringify({ type: 'success', id: message.id, result: {} }));
  return Buffer.concat([Buffer.from([129, text.length]), text]);
}
