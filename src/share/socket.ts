/**
 * The WebSocket of a connection. A link that drops every packet is never closed by the browser, and the client library waits until all is
 * written before it closes one: so a stale link is ended here, as if the other side had closed it.
 */

export interface Sockets {
  /** For `wsFactory`. */
  open(url: string): Promise<{ socket: WebSocket; encrypted: boolean }>;
  /** Ends the connection in use without waiting for what was not sent. */
  abandon(): void;
}

export function createSockets(): Sockets {
  let current: WebSocket | undefined;
  return {
    async open(url) {
      const socket = new WebSocket(url);
      current = socket;
      return { socket, encrypted: url.startsWith('wss:') };
    },
    abandon() {
      const stale = current;
      current = undefined;
      if (stale === undefined) return;
      // Closing waits for the other side, which is not there.
      stale.onclose?.(new CloseEvent('close', { wasClean: false, code: 4000, reason: 'stale' }));
      stale.close();
    },
  };
}
