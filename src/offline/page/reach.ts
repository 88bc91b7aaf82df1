/**
 * Why the server gives no newer version. `navigator.onLine` knows of cables and not of servers, and a login page answers with 200 as well:
 * only the worker's own script counts as an answer.
 */
import { type Failure, refusal } from '../shared/failure.ts';

/** Within this time a server that is there has answered. */
const patience = 5000;

/** Answers undefined when the script came. @param address of the worker's script */
export async function whyNoAnswer(address: string): Promise<Failure | undefined> {
  try {
    const response = await fetch(address, { redirect: 'manual', cache: 'no-store', signal: AbortSignal.timeout(patience) });
    const refused = refusal(response, address);
    if (refused !== undefined) return refused;
    if (response.headers.get('Content-Type')?.includes('javascript') !== true) return { kind: 'web page', address };
    return await response.text().then(
      () => undefined,
      () => ({ kind: 'cut off', address }),
    );
  } catch (error) {
    const isLate = error instanceof DOMException && error.name === 'TimeoutError';
    return isLate ? { kind: 'silent', address, seconds: patience / 1000 } : { kind: 'unreachable', address };
  }
}
