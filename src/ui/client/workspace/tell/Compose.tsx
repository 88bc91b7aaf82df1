/** A message for an audience: filled, changed if need be, copied and marked as sent. */
import { useId, useRef, useState } from 'preact/hooks';
import { sendCommunication } from '../../../../incident/commands/communication.ts';
import { factsOf } from '../../../../incident/facts.ts';
import { nextUpdateAfter } from '../../../../incident/next-update.ts';
import { type Audience, audienceTitles } from '../../../../postmortem/messages/audience.ts';
import { withoutBroadcast } from '../../../../postmortem/messages/mentions.ts';
import type { MessageForm } from '../../../../postmortem/messages/write.ts';
import { write } from '../../base/clipboard.ts';
import { shortTime } from '../../record/times.ts';
import { useIncident } from '../context.ts';
import { Audiences } from './Audiences.tsx';
import { type DraftWriter, type Edits, isBehind, promisedAnew } from './edits.ts';
import { Gaps } from './Gaps.tsx';
import { NextUpdate } from './NextUpdate.tsx';

const forms: readonly (readonly [MessageForm, name: string])[] = [
  ['plain', 'plain text'],
  ['markdown', 'Markdown'],
  ['slack', 'Slack'],
];

export function Compose({ writer }: { readonly writer: DraftWriter }) {
  const { state, now, act } = useIncident();
  const [audience, setAudience] = useState<Audience>('status-page');
  const [minutes, setMinutes] = useState<number>();
  const [edits, setEdits] = useState<Edits>({});
  const [said, setSaid] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const notes = `app:${useId()}`;
  const facts = factsOf(state);

  const edit = edits[audience];
  const promised = edit === undefined ? nextUpdateAfter(facts, now, minutes) : edit.promised;
  const draft = writer.draft(audience, edit?.at ?? now, promised);
  const text = edit?.text ?? draft.text;

  const choose = (chosen: Audience) => {
    setSaid('');
    setAudience(chosen);
  };
  const change = (typed: string) => {
    setSaid('');
    const from = edit?.from ?? draft.text;
    setEdits({ ...edits, [audience]: typed === from ? undefined : { text: typed, from, at: edit?.at ?? now, promised } });
  };
  const promise = (chosen: number | undefined) => {
    setMinutes(chosen);
    if (edit !== undefined) setEdits({ ...edits, [audience]: promisedAnew(edit, nextUpdateAfter(facts, now, chosen), writer) });
  };
  /** Marks it as sent once it is in the clipboard, and not before. */
  const tell = async (form: MessageForm | undefined, channel?: string) => {
    if (text.trim() === '') return setSaid('There is nothing to copy yet.');
    if (form !== undefined && !(await write(draft.copy(text, form)))) {
      field.current?.select();
      return setSaid('Not copied. The text is selected: copy it with the keyboard, then mark it as sent.');
    }
    const plain = draft.copy(text, 'plain').trim();
    const noted = await act((at) =>
      sendCommunication(at, { audience: audienceTitles[audience], text: plain, channel, nextUpdateAt: promised }),
    );
    if (!noted) return setSaid('');
    const next = promised === undefined ? '' : ` The next update is due at ${shortTime(promised, now)}.`;
    setSaid(`${channel === undefined ? 'Marked as sent' : `Copied as ${channel} and marked as sent`}.${next}`);
  };

  return (
    <div class="compose">
      <Audiences chosen={audience} choose={choose} />
      <label>
        <span class="sr">Message: {audienceTitles[audience]}</span>
        <textarea
          ref={field}
          rows={6}
          value={text}
          aria-describedby={notes}
          placeholder="What do users notice? Since when? When is the next update?"
          onInput={(event) => change(event.currentTarget.value)}
        />
      </label>
      <div id={notes} class="notes">
        {edit !== undefined && (
          <p class="note">
            Edited{isBehind(edit, audience, writer) && '; the record has changed since'}.{' '}
            <button type="button" class="link" onClick={() => setEdits({ ...edits, [audience]: undefined })}>
              Start over
            </button>
          </p>
        )}
        {withoutBroadcast(text) !== text && <p class="note">It is copied so that it calls nobody: a space stands after the @.</p>}
        <Gaps gaps={draft.gapsIn(text)} />
      </div>
      {facts.status !== 'resolved' && <NextUpdate minutes={minutes} promised={promised} choose={promise} />}
      <div class="acts">
        Copy as
        {forms.map(([form, name]) => (
          <button type="button" key={form} aria-label={`Copy as ${name}`} onClick={() => void tell(form, name)}>
            {name}
          </button>
        ))}
        <button type="button" class="link" onClick={() => void tell(undefined)}>
          Mark as sent
        </button>
      </div>
      <p class="note" role="status">
        {said}
      </p>
    </div>
  );
}
