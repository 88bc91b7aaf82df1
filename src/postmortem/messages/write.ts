/** Writes messages: plain for pasting, Markdown, and Slack's mrkdwn for robots. Nothing in them mentions everybody. */
import { openAddress } from '../../incident/evidence-form.ts';
import { lineBreak, link, paragraph, strong, text } from '../markdown/tree.ts';
import { typedInline } from '../markdown/typed-text.ts';
import { writeMarkdown } from '../markdown/write.ts';
import { gapText } from './gap.ts';
import type { Message, Piece } from './message.ts';
import type { MessageForm } from './message-forms.ts';
import { safeText } from './safe.ts';

/** A message in a form. */
export function writeMessage(message: Message, form: MessageForm): string {
  return writers[form](message);
}

const writers: Readonly<Record<MessageForm, (message: Message) => string>> = {
  plain: ({ lines }) => lines.map((line) => `${line.map(plainPiece).join('')}\n`).join('\n'),
  markdown: ({ lines }) => writeMarkdown(lines.map((line) => paragraph(...line.flatMap(markdownPiece)))),
  slack: ({ lines }) => lines.map((line) => `${line.map(slackPiece).join('')}\n`).join('\n'),
};

function plainPiece(piece: Piece): string {
  if (typeof piece === 'string') return safeText(piece);
  if ('gap' in piece) return gapText(piece.gap);
  return 'strong' in piece ? safeText(piece.strong) : `${safeText(piece.text)}: ${safeText(piece.link)}`;
}

function markdownPiece(piece: Piece) {
  if (typeof piece === 'string') return spaced(piece);
  if ('gap' in piece) return text(gapText(piece.gap));
  return 'strong' in piece ? [strong(...typedInline(safeText(piece.strong)))] : link(piece.link, ...typedInline(safeText(piece.text)));
}

/** Outer spaces part pieces from one another, ends of lines stay. */
function spaced(words: string) {
  if (words.trim() === '') return text(words === '' ? '' : ' ');
  const lines = safeText(words).split('\n').map(typedInline);
  const typed = lines.filter((line) => line.length > 0).flatMap((line, at) => (at === 0 ? line : [lineBreak(), ...line]));
  return [...text(/^\s/.test(words) ? ' ' : ''), ...typed, ...text(/\s$/.test(words) ? ' ' : '')];
}

/**
 * mrkdwn (https://docs.slack.dev/messaging/formatting-message-text/): only `&`, `<` and `>` are escaped. Signs that would make bold, italics
 * or code of typed words stay: there is no way to escape them, and they cannot harm.
 */
function slackPiece(piece: Piece): string {
  if (typeof piece === 'string') return slackText(piece);
  if ('gap' in piece) return slackText(gapText(piece.gap));
  if ('strong' in piece) return piece.strong.includes('*') ? slackText(piece.strong) : `*${slackText(piece.strong)}*`;
  const url = piece.link.replaceAll('|', '%7C').replaceAll('>', '%3E').replaceAll('<', '%3C').replaceAll('&', '&amp;');
  return openAddress.test(piece.link) ? `<${url}|${slackText(piece.text).replaceAll('|', '/')}>` : slackText(piece.text);
}

function slackText(words: string): string {
  return safeText(words).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
