/** What a user who shares must be allowed at the server, and nothing else: to write into rooms and read them, never to change what is kept. */
export interface Permissions {
  readonly publish: readonly string[];
  readonly subscribe: readonly string[];
}

export function permissionsOf(user: string, stream: string): Permissions {
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
    subscribe: ['bg-here.*', `_INBOX_${user}.>`],
  };
}
