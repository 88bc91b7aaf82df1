/** Where an update went, and in which format it was copied: two things, which old logs hold in one field. */

/** The formats that pages wrote as the channel once. */
const formats = new Set(['plain text', 'markdown', 'slack', 'slack mrkdwn']);

export interface SentBy {
  readonly channel: string | undefined;
  readonly format: string | undefined;
}

/** What is known of how an update was sent. */
export function sentBy({ channel, format }: { readonly channel?: string | undefined; readonly format?: string | undefined }): SentBy {
  return format === undefined && channel !== undefined && formats.has(channel.toLowerCase())
    ? { channel: undefined, format: channel }
    : { channel, format };
}
