/** Asks a host over HTTP and shows what really came: no redirect is followed, no header lost, a bad certificate is reported and passed over. */
import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { TLSSocket } from 'node:tls';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';

export interface Answer {
  readonly address: string;
  readonly status: number;
  /** Names in lower case; of several values the host's own join. */
  readonly headers: Readonly<Record<string, string>>;
  /** Without the compression that it travelled in. */
  readonly body: Buffer;
  /** Bytes that travelled. */
  readonly travelled: number;
  /** Undefined over plain http. */
  readonly certificate: Certificate | undefined;
}

export interface Certificate {
  /** Why browsers refuse it, as OpenSSL names it; empty when they do not. */
  readonly refused: string;
  /** Milliseconds. */
  readonly until: number;
}

export interface NoAnswer {
  readonly address: string;
  /** In words that go on from the address. */
  readonly why: string;
}

export type Reply = Answer | NoAnswer;

export interface Question {
  readonly method?: 'GET' | 'HEAD' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
}

export interface AskOptions {
  /** A host that stays silent for so many milliseconds is given up. */
  readonly patience: number;
  /** Sent to this origin alone, as are the credentials; empty for none. */
  readonly cookie: string;
  readonly credentials: Credentials | undefined;
  readonly origin: string;
}

/** What basic authentication asks for. Nothing of it is ever shown. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
}

export type Ask = (address: string, question?: Question) => Promise<Reply>;

export function answered(reply: Reply): reply is Answer {
  return 'status' in reply;
}

/** A function that asks. It never rejects. */
export function asking({ patience, cookie, credentials, origin }: AskOptions): Ask {
  const secrets = {
    ...(cookie === '' ? {} : { Cookie: cookie }),
    ...(credentials === undefined ? {} : { Authorization: basic(credentials) }),
  };
  return (address, { method = 'GET', headers = {} } = {}) =>
    new Promise((resolve) => {
      const url = new URL(address);
      const none = (why: string) => resolve({ address, why });
      const own = url.origin === origin ? secrets : {};
      const options = {
        method,
        headers: { 'User-Agent': 'breakglass-doctor', 'Accept-Encoding': 'gzip, br', ...own, ...headers },
        rejectUnauthorized: false,
        agent: false as const,
      };
      const secure = url.protocol === 'https:';
      const request = secure ? secureRequest(url, options) : plainRequest(url, options);
      let begun = false;
      let late = false;
      const silent = `accepted the request but did not respond for ${patience / 1000} s`;
      const failed = (error: Error) => none(late ? silent : begun ? 'broke off in the middle of its answer' : whyNone(error));
      request.setTimeout(patience, () => {
        late = true;
        request.destroy();
      });
      request.on('error', failed);
      request.on('close', () => failed(new Error('closed the connection')));
      request.on('response', (response) => {
        begun = true;
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', failed);
        response.on('end', () => resolve(read(address, response, Buffer.concat(chunks))));
      });
      request.end();
    });
}

/** RFC 7617, in UTF-8. */
function basic({ username, password }: Credentials): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

function read(address: string, response: IncomingMessage, raw: Buffer): Reply {
  const headers = Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]));
  try {
    const body = unpacked(raw, headers['content-encoding'] ?? '');
    const { socket } = response;
    const certificate = socket instanceof TLSSocket ? certificateOf(socket) : undefined;
    return { address, status: response.statusCode ?? 0, headers, body, travelled: raw.length, certificate };
  } catch {
    return { address, why: `declares ${headers['content-encoding']}, but its answer is not` };
  }
}

function unpacked(raw: Buffer, encoding: string): Buffer {
  if (raw.length === 0) return raw;
  if (encoding === 'gzip') return gunzipSync(raw);
  if (encoding === 'br') return brotliDecompressSync(raw);
  return encoding === 'deflate' ? inflateSync(raw) : raw;
}

export function certificateOf(socket: TLSSocket): Certificate {
  const refused = socket.authorized ? '' : String(socket.authorizationError ?? 'not trusted');
  return { refused, until: Date.parse(socket.getPeerCertificate().valid_to) };
}

/** Why nothing came, in words that go on from the address. */
export function whyNone(error: Error): string {
  const code = 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ECONNREFUSED':
      return 'refuses the connection';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'has a name that cannot be looked up (DNS)';
    case 'ECONNRESET':
      return 'cuts the connection';
    default:
      return error.message;
  }
}
