/** What a user who shares must be allowed at the server, and nothing else: to write into rooms and read them, never to change what is kept. */
export interface Permissions {
  readonly publish: readonly string[];
  readonly subscribe: readonly string[];
}

/** Where the server answers a user: each hears only answers to itself. */
export function inboxOf(user: string): string {
  return `_INBOX_${user}`;
}

/** The same for a user of a pass. A word of its own, as templates of scoped signing keys (`_INBOX.{{name()}}.>`) fill in whole words. */
export function passInboxOf(user: string): string {
  return `_INBOX.${user}`;
}

export function permissionsOf(user: string, stream: string, inbox: string = inboxOf(user)): Permissions {
  return {
    publish: [
      'bg.*',
      'bg-here.*',
      `$JS.API.STREAM.INFO.${stream}`,
      `$JS.API.CONSUMER.CREATE.${stream}.>`,
      `$JS.API.CONSUMER.INFO.${stream}.*`,
      `$JS.API.CONSUMER.MSG.NEXT.${stream}.*`,
      `$JS.API.CONSUMER.DELETE.${stream}.*`,
      `$JS.ACK.${stream}.>`,
    ],
    subscribe: ['bg-here.*', `${inbox}.>`],
  };
}
