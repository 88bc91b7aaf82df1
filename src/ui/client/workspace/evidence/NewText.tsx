/** A text or a link to keep. */

import { useState } from 'preact/hooks';
import { addEvidence } from '../../../../incident/commands/evidence.ts';
import { openAddress } from '../../../../incident/evidence-form.ts';
import { limits } from '../../../../incident/limits.ts';
import { t } from '../../../../words/text.ts';
import { useIncident } from '../context.ts';

export function NewText({ text, setText }: { readonly text: string; readonly setText: (text: string) => void }) {
  const { act } = useIncident();
  const [caption, setCaption] = useState('');
  const isLink = openAddress.test(text.trim());
  const tooLong = text.length > limits.evidence;
  const keep = async () => {
    const evidence = isLink ? ({ form: 'link', url: text.trim() } as const) : ({ form: 'text', text } as const);
    if (!(await act((at) => addEvidence(at, evidence, caption)))) return;
    setText('');
    setCaption('');
  };
  return (
    <form
      class="new-evidence"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <label>
        {t`Text or link`}
        <textarea
          rows={3}
          aria-describedby="app:evidence-limit"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(press) => {
            if (press.key === 'Enter' && (press.ctrlKey || press.metaKey)) void keep();
          }}
        />
      </label>
      <p class={tooLong ? 'note danger' : 'note'} id="app:evidence-limit" role="status">
        {tooLong
          ? t`${number(text.length)} characters; the limit is ${number(limits.evidence)}. Keep the part that matters.`
          : t`Up to ${number(limits.evidence)} characters.`}
      </p>
      <label>
        {t`What it shows`}
        <input autocomplete="off" value={caption} onInput={(event) => setCaption(event.currentTarget.value)} />
      </label>
      <button type="submit">{isLink ? t`Keep the link` : t`Keep the text`}</button>
    </form>
  );
}

function number(value: number): string {
  return value.toLocaleString(t`en`);
}
