/** The format in which messages are copied; this device keeps the choice. */

import { type MessageForm, messageForms } from '../../../../postmortem/messages/message-forms.ts';
import { t } from '../../../../words/text.ts';

export const formatTitles: Readonly<Record<MessageForm, string>> = { plain: 'plain text', markdown: 'Markdown', slack: 'Slack' };

/** The format of that name; plain text where there is none. */
export function formatOf(name: string): MessageForm {
  return messageForms.find((form) => form === name) ?? 'plain';
}

export function FormatChoice({ format, choose }: { readonly format: MessageForm; readonly choose: (format: MessageForm) => void }) {
  return (
    <label class="format">
      {t`Copy as `}
      <select name="format" value={format} onChange={(event) => choose(formatOf(event.currentTarget.value))}>
        {messageForms.map((form) => (
          <option key={form} value={form}>
            {formatTitles[form]}
          </option>
        ))}
      </select>
    </label>
  );
}
