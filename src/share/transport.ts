/** What carries sealed messages between devices. One engine is behind it (`nats.ts`); another would do these four things. */

export interface Transport {
  /** Hands a message over. Resolves once the server has it for good; rejects when it does not say so. */
  publish(message: Message): Promise<Published>;
  /** Reads what the room holds after this place, and goes on with what comes. A second call begins anew. */
  follow(after: Place | undefined): void;
  /** Sends something that nobody keeps, such as who is here. */
  announce(bytes: Uint8Array): void;
  /** Ends it. */
  close(): Promise<void>;
}

export interface Message {
  /** The same message has the same name: a server that has it does not take it again. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** `refused`: the server answered that it will not take it, and why. */
export type Published = { readonly kept: true } | { readonly refused: string };

/** How far a room was read. */
export interface Place {
  /** When the server began to keep it: another time means that it lost everything. */
  readonly since: string;
  readonly sequence: number;
  /** How many messages the room was known to hold. */
  readonly held: number;
}

/** `away`: not connected, tried again by itself. `refused`: the server does not let this device do what sharing needs. */
export type Link = { readonly is: 'connecting' | 'connected' | 'away' } | { readonly is: 'refused'; readonly why: string };

export interface Listener {
  link(link: Link): void;
  /** The server holds less than it held, or none of it: everything is read again, and what is missing is sent again. */
  lost(): void;
  /** Messages in their order; waits for the answer before it brings more. */
  messages(messages: readonly Uint8Array[], place: Place): Promise<void>;
  /** All that the room held when it was connected has been brought. */
  caughtUp(): void;
  announced(bytes: Uint8Array): void;
}

/** Opens a room. Never rejects: whatever is wrong comes as a `link`. */
export type OpenTransport = (room: string, listener: Listener) => Transport;
