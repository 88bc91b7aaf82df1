/** Takes the bell out of mentions that call everybody. */

/**
 * `@channel`, `@here` and `@everyone` (and `@all`, as other chats have it) with a space after the sign, and Slack's own `<!channel>` with one
 * after the bracket. A mention is one word, so these are none: in Slack, in what is pasted and in what a robot posts. The space can be seen;
 * an invisible character would stay in what people search and copy.
 * https://docs.slack.dev/messaging/formatting-message-text/
 */
export function withoutBroadcast(words: string): string {
  return words.replaceAll(/[@＠](?=(?:channel|here|everyone|all|group)(?![\p{L}\p{N}_]))/giu, '@ ').replaceAll(/<!(?=[a-z])/gi, '<! ');
}
