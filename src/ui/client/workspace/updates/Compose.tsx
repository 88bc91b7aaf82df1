/** A message for an audience: filled in, edited if need be, copied or shared. Only one without gaps is marked as sent by that alone. */

import { useId, useRef, useState } from 'preact/hooks';
import { sendCommunication, type Update } from '../../../../incident/commands/communication.ts';
import { factsOf } from '../../../../incident/facts.ts';
import { nextUpdateAfter } from '../../../../incident/next-update.ts';
import { type Audience, audienceTitles } from '../../../../postmortem/messages/audience.ts';
import { withoutBroadcast } from '../../../../postmortem/messages/mentions.ts';
import { t, tOf, tx } from '../../../../words/text.ts';
import { write } from '../../base/clipboard.ts';
import { gapText } from '../../base/gap-text.ts';
import { shortTime } from '../../record/times.ts';
import { useIncident } from '../context.ts';
import { usePreference } from '../preference.ts';
import { Audiences } from './Audiences.tsx';
import { type DraftWriter, type Edits, isBehind, promisedAnew } from './edits.ts';
import { FormatChoice, formatOf, formatTitles } from './FormatChoice.tsx';
import { Gaps } from './Gaps.tsx';
import { copyKey, useKeys } from './keys.ts';
import { NextUpdate } from './NextUpdate.tsx';

/** Where an update went and what it was copied as, as far as that is known. */
type SentBy = Pick<Update, 'channel' | 'format'>;

interface Sent {
  readonly text: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly promised: number | undefined;
}

interface ComposeProps {
  readonly writer: DraftWriter;
  readonly edits: Edits;
  readonly setEdits: (edits: Edits) => void;
  /** Closes what it is shown in, for a gap that is filled elsewhere. */
  readonly close: () => void;
}

export function Compose({ writer, edits, setEdits, close }: ComposeProps) {
  const { state, now, act } = useIncident();
  const [audience, setAudience] = useState<Audience>('status-page');
  const [minutes, setMinutes] = useState<number>();
  const [formatName, setFormat] = usePreference('update-format');
  const [outcome, setOutcome] = useState('');
  /** What was marked as sent while this is open, by audience: the text, and when it was written. */
  const [sent, setSent] = useState<Readonly<Partial<Record<Audience, Sent>>>>({});
  const field = useRef<HTMLTextAreaElement>(null);
  const notes = `app:${useId()}`;
  const facts = factsOf(state);
  const format = formatOf(formatName);

  const edit = edits[audience];
  const promised = edit === undefined ? nextUpdateAfter(facts, now, minutes) : edit.promised;
  const draft = writer.draft(audience, edit?.at ?? now, promised);
  const text = edit?.text ?? draft.text;
  const gaps = draft.gapsIn(text);
  const last = sent[audience];
  // Time goes on in the draft (“Duration so far”): it is still the one that was sent as long as the log has nothing new.
  const asSent = last !== undefined && edit === undefined ? writer.draft(audience, last.at, last.promised).text : text;
  const isSent = text.trim() !== '' && last?.text === asSent;

  const choose = (chosen: Audience) => {
    setOutcome('');
    setAudience(chosen);
  };
  const change = (typed: string) => {
    setOutcome('');
    const from = edit?.from ?? draft.text;
    setEdits({ ...edits, [audience]: typed === from ? undefined : { text: typed, from, at: edit?.at ?? now, promised } });
  };
  const promise = (chosen: number | undefined) => {
    setMinutes(chosen);
    if (edit !== undefined) setEdits({ ...edits, [audience]: promisedAnew(edit, nextUpdateAfter(facts, now, chosen), writer) });
  };
  /** Records that it was sent. `how` begins the message that announces it. */
  const markAsSent = async (how: string, by: SentBy = {}) => {
    const plain = draft.copy(text, 'plain').trim();
    const isRecorded = await act((at) =>
      sendCommunication(at, { audience: audienceTitles[audience], text: plain, ...by, nextUpdateAt: promised }),
    );
    if (!isRecorded) return setOutcome('');
    setSent({ ...sent, [audience]: { text, at: edit?.at ?? now, promised } });
    setOutcome(`${how}${promised === undefined ? '' : t` Next update due at ${shortTime(promised, now)}.`}`);
  };
  /** What follows once the message has left: it counts as sent where nothing is missing in it. */
  const handedOver = async (how: string, by: SentBy) => {
    if (isSent) return setOutcome(t`${how}; already marked as sent.`);
    if (gaps.length === 0) return markAsSent(t`${how} and marked as sent.`, by);
    setOutcome(t`${how}, not marked as sent: ${gapText(gaps.length, t`message`)}.`);
  };
  const copy = async () => {
    if (text.trim() === '') return setOutcome(t`Nothing to copy yet.`);
    if (!(await write(draft.copy(text, format)))) {
      field.current?.select();
      return setOutcome(t`Not copied. The text is selected: copy it with the keyboard, then mark it as sent.`);
    }
    await handedOver(t`Copied as ${formatTitles[format]}`, { format: formatTitles[format] });
  };
  const share = async () => {
    const isShared = await navigator.share({ text: draft.copy(text, 'plain').trim() }).then(
      () => true,
      // Somebody closed the share sheet, or it could not be opened.
      () => false,
    );
    if (isShared) await handedOver(t`Shared`, { channel: 'share sheet' });
    else setOutcome(t`Not shared.`);
  };

  const keys = useKeys(choose, () => void copy());

  return (
    <div class="compose" ref={keys}>
      <Audiences chosen={audience} choose={choose} />
      <label>
        <span class="sr">{tx`Message: ${tOf(audienceTitles[audience], 'Status page', 'Customers', 'Internal channel', 'Executives')}`}</span>
        <textarea
          ref={field}
          rows={5}
          value={text}
          aria-describedby={notes}
          placeholder={t`What do users notice? Since when? When is the next update?`}
          onInput={(event) => change(event.currentTarget.value)}
        />
      </label>
      <div id={notes} class="notes">
        {edit !== undefined && (
          <p class="note">
            {tx`Edited${isBehind(edit, audience, writer) && t`; the log has changed since`}. `}
            <button type="button" class="link" onClick={() => setEdits({ ...edits, [audience]: undefined })}>{t`Start over`}</button>
          </p>
        )}
        {withoutBroadcast(text) !== text && <p class="note">{t`Nobody is notified: a space is put after each @.`}</p>}
        <Gaps gaps={gaps} close={close} />
      </div>
      <div class="acts sheet-acts">
        <button type="button" class="primary" aria-keyshortcuts={copyKey} onClick={() => void copy()}>{t`Copy`}</button>
        {'share' in navigator && <button type="button" disabled={text.trim() === ''} onClick={() => void share()}>{t`Share`}</button>}
        <button type="button" disabled={text.trim() === '' || isSent} onClick={() => void markAsSent(t`Marked as sent.`)}>
          {isSent ? t`Marked as sent` : gaps.length === 0 ? t`Mark as sent` : t`Mark as sent with ${gapText(gaps.length, t`message`)}`}
        </button>
      </div>
      <p class="note outcome" role="status">
        {outcome}
      </p>
      <div class="compose-more">
        {facts.status !== 'resolved' && <NextUpdate minutes={minutes} promised={promised} choose={promise} />}
        <FormatChoice format={format} choose={setFormat} />
      </div>
    </div>
  );
}
