/** Sharing over the server: the invitation as a link and as a code, who is here, how it is shared, and how to end it. */

import { useEffect, useState } from 'preact/hooks';
import { drillOf } from '../../../../incident/drill.ts';
import { factsOf } from '../../../../incident/facts.ts';
import { limits } from '../../../../incident/limits.ts';
import { invitationAnchor } from '../../../../share/invitation.ts';
import { shareNames } from '../../../../share/kept.ts';
import type { ShareSettings } from '../../../../share/settings.ts';
import { describeShare, type ShareState, shareNotes } from '../../../../share/state.ts';
import { t, tx } from '../../../../words/text.ts';
import { write } from '../../base/clipboard.ts';
import { shortTime } from '../../record/times.ts';
import { useIncident } from '../../workspace/context.ts';
import { CodePicture } from '../CodePicture.tsx';
import { SignInForm } from './SignInForm.tsx';
import type { Live } from './share-live.ts';
import { useLive } from './use-live.ts';

interface LiveWayProps {
  readonly settings: ShareSettings;
  readonly onClose: () => void;
}

export function LiveWay({ settings, onClose }: LiveWayProps) {
  const { desk, state } = useIncident();
  const { incident } = state;
  const { live, problem } = useLive(desk, true);
  const shared = live?.of(incident);
  // Not where somebody ended it, nor of what is over or practised: the press that opens this may mean a file.
  const [startsByItself] = useState(
    () => !desk.record.preference(shareNames.stopped(incident)) && factsOf(state).status !== 'resolved' && drillOf(state) === undefined,
  );
  useEffect(() => {
    if (live !== undefined && shared === undefined && startsByItself) live.share(incident, settings);
  }, [live]);
  if (problem !== '') return <p>{tx`${problem} The other ways are above.`}</p>;
  if (live === undefined) return <p class="note">{t`Loading …`}</p>;
  if (shared === undefined) return startsByItself ? null : <Start start={() => live.share(incident, settings)} />;
  const needsSignIn = settings.auth.ask && (!live.isSignedIn() || shared.state.link.is === 'refused');
  return (
    <>
      <p role="status">{describeShare(shared.state)}.</p>
      {shared.state.moved !== undefined && <MovedNotice moved={shared.state.moved} />}
      {desk.me() === '' && <Name />}
      {needsSignIn && <SignInForm live={live} settings={settings} />}
      {shared.state.moved === undefined && <Invite link={location.origin + location.pathname + invitationAnchor(shared.invitation)} />}
      {settings.teamKey !== undefined && drillOf(state) === undefined && factsOf(state).status !== 'resolved' && (
        <p class="note">{t`It is listed for your team: whoever starts on the same alert is offered to join.`}</p>
      )}
      <HereNow people={shared.state.people} />
      <Notes notes={shareNotes(shared.state)} />
      <End live={live} incident={incident} settings={settings} onClose={onClose} />
    </>
  );
}

function Start({ start }: { readonly start: () => void }) {
  return (
    <>
      <p>{t`Whoever opens the invitation follows live, and can add to the log. The server sees nothing of what is in it.`}</p>
      <p class="line-acts">
        <button type="button" class="primary" onClick={start}>{t`Share live`}</button>
      </p>
    </>
  );
}

/** Those who went on have another link; what to do is in the hands of whoever reads this. */
function MovedNotice({ moved: { at, by } }: { readonly moved: NonNullable<ShareState['moved']> }) {
  const { now } = useIncident();
  return (
    <p>
      {tx`${by || t`Somebody`} made a new link at ${shortTime(at, now)} and goes on there. What you log stays with those who are still here, and you see nothing of what is logged there. Ask for the new link and open it: then both parts come together.`}
    </p>
  );
}

/** Who has no name is nobody to the others. */
function Name() {
  const { desk } = useIncident();
  return (
    <label>
      {t`Your name on this device `}
      <input name="me" autocomplete="name" maxLength={limits.line} onChange={(event) => desk.setMe(event.currentTarget.value)} />
    </label>
  );
}

function Invite({ link }: { readonly link: string }) {
  const [copied, setCopied] = useState('');
  // A link of another room was not copied.
  useEffect(() => setCopied(''), [link]);
  const send = () => navigator.share({ url: link }).catch(() => undefined);
  return (
    <>
      <p class="own-words">
        <label>
          {t`Invitation`}
          <input readOnly value={link} name="invitation" onFocus={(event) => event.currentTarget.select()} />
        </label>
        <button
          type="button"
          class="primary"
          onClick={async () => setCopied((await write(link)) ? t`Copied.` : t`The browser refused to copy. Select the link and copy it.`)}
        >{t`Copy invitation`}</button>
      </p>
      {'share' in navigator && (
        <p class="line-acts">
          <button type="button" onClick={() => void send()}>{t`Send …`}</button>
        </p>
      )}
      <p class="note" role="status">
        {copied}
      </p>
      <details class="fold invitation-code" open={matchMedia('(min-width: 43.75rem)').matches}>
        <summary>
          <strong>{t`QR code of the invitation`}</strong>
        </summary>
        <CodePicture code={link} label={t`QR code of the invitation`} />
        <p class="note">{t`The camera of a phone opens it.`}</p>
      </details>
      <p class="note">{t`Whoever has this link and can reach the server reads everything in this incident and can add to it. Send it only where the incident may be read.`}</p>
    </>
  );
}

function HereNow({ people }: Pick<ShareState, 'people'>) {
  const { now } = useIncident();
  if (people.length === 0) return null;
  return (
    <>
      <h3>{t`Here now`}</h3>
      <ul>
        {people.map(({ id, name, place, since }) => (
          <li key={id}>
            {tx`${<strong>{name || t`Somebody without a name`}</strong>} since ${shortTime(since, now)}`}
            {place !== '' && <span class="note"> {place}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

function Notes({ notes }: { readonly notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <ul>
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}

interface EndProps extends LiveWayProps {
  readonly live: Live;
  readonly incident: string;
}

function End({ live, incident, settings, onClose }: EndProps) {
  const { announce } = useIncident();
  const stop = () => {
    live.stop(incident);
    announce(t`Not shared from this device any more. What was sent stays with the others.`);
    onClose();
  };
  // Here, and not at the edge of the page: the sheet lies over it.
  const [isNew, setNew] = useState(false);
  const change = () => {
    live.share(incident, settings);
    setNew(true);
  };
  return (
    <details class="fold">
      <summary>
        <strong>{t`End sharing, or change the link`}</strong>
      </summary>
      <p>
        <button type="button" onClick={change}>{t`New link`}</button>{' '}
        <span class="note">{t`For when the wrong people have the old one. Those who are here are told to ask you for it; until they open it, neither side sees what the other logs.`}</span>
      </p>
      <p role="status">{isNew && t`There is a new link. Send it to everybody who stays.`}</p>
      <p>
        <button type="button" onClick={stop}>{t`Stop sharing`}</button>{' '}
        <span class="note">{t`On this device. What was sent stays with the others.`}</span>
      </p>
    </details>
  );
}
