/** The sheet of a shared incident: the invitation, who is here, how it is shared, and how to end it. */
import { useEffect, useState } from 'preact/hooks';
import { limits } from '../../../../incident/limits.ts';
import type { Invitation } from '../../../../share/invitation.ts';
import type { ShareSettings } from '../../../../share/settings.ts';
import { describeShare, type ShareState, shareNotes } from '../../../../share/state.ts';
import { write } from '../../base/clipboard.ts';
import { shortTime } from '../../record/times.ts';
import { useWorkspace } from '../../workspace/context.ts';
import { Sheet } from '../../workspace/Sheet.tsx';
import { SignInForm } from './SignInForm.tsx';
import type { Live } from './share-live.ts';

interface ShareSheetProps {
  readonly live: Live;
  readonly incident: string;
  readonly settings: ShareSettings;
  readonly shared: { readonly invitation: Invitation; readonly state: ShareState };
  readonly link: string;
  readonly onClose: () => void;
}

export function ShareSheet({ live, incident, settings, shared: { state }, link, onClose }: ShareSheetProps) {
  const { now, desk } = useWorkspace();
  const notes = shareNotes(state);
  const needsSignIn = settings.auth.ask && (!live.isSignedIn() || state.link.is === 'refused');
  return (
    <Sheet title="Share this incident" name="share" onClose={onClose}>
      <p role="status">{describeShare(state)}.</p>
      {desk.me() === '' && <Name />}
      {needsSignIn && <SignInForm live={live} settings={settings} />}
      <Invite link={link} />
      {state.people.length > 0 && (
        <>
          <h3>Here now</h3>
          <ul>
            {state.people.map(({ id, name, place, since }) => (
              <li key={id}>
                <strong>{name || 'Somebody without a name'}</strong> since {shortTime(since, now)}
                {place !== '' && <span class="note"> {place}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
      {notes.length > 0 && (
        <ul>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <End live={live} incident={incident} settings={settings} onClose={onClose} />
    </Sheet>
  );
}

/** Who has no name is nobody to the others. */
function Name() {
  const { desk } = useWorkspace();
  return (
    <label>
      Your name on this device{' '}
      <input name="me" autocomplete="name" maxLength={limits.line} onChange={(event) => desk.setMe(event.currentTarget.value)} />
    </label>
  );
}

function Invite({ link }: { readonly link: string }) {
  const [copied, setCopied] = useState('');
  // A link of another room was not copied.
  useEffect(() => setCopied(''), [link]);
  return (
    <>
      <p class="own-words">
        <label>
          Invitation
          <input readOnly value={link} name="invitation" onFocus={(event) => event.currentTarget.select()} />
        </label>
        <button
          type="button"
          class="primary"
          onClick={async () => setCopied((await write(link)) ? 'Copied.' : 'The browser refused to copy. Select the link and copy it.')}
        >
          Copy invitation
        </button>
      </p>
      <p role="status">{copied}</p>
      <p class="note">
        Whoever has this link and can reach the server reads everything in this incident and can add to it. Send it only where the incident
        may be read.
      </p>
    </>
  );
}

type EndProps = Pick<ShareSheetProps, 'live' | 'incident' | 'settings' | 'onClose'>;

function End({ live, incident, settings, onClose }: EndProps) {
  const { announce } = useWorkspace();
  return (
    <details class="fold">
      <summary>
        <strong>End sharing, or change the link</strong>
      </summary>
      <p>
        <button
          type="button"
          onClick={() => {
            live.share(incident, settings);
            announce('There is a new link. Whoever has only the old one sees nothing of what is logged from now on.');
          }}
        >
          New link
        </button>{' '}
        <span class="note">Goes on in a new room. Send the new link to everybody who stays.</span>
      </p>
      <p>
        <button
          type="button"
          onClick={() => {
            live.stop(incident);
            announce('Not shared from this device any more. What was sent stays with the others.');
            onClose();
          }}
        >
          Stop sharing
        </button>{' '}
        <span class="note">On this device. What was sent stays with the others.</span>
      </p>
    </details>
  );
}
