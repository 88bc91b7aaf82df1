/** Start an incident, switch to another one, import one from a file. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../../words/text.ts';
import { addressBack, alertInAddress, alertInFile, alertText, forgetAlert } from '../alerts/alert-address.ts';
import { alertsAtHand } from '../alerts/alerts-at-hand.ts';
import { takeStartPress } from '../alerts/take-press.ts';
import { navigate, pageAnchor } from '../base/address.ts';
import { siteBase } from '../base/site-base.ts';
import type { Desk } from '../record/desk.ts';
import { onLaunchedFiles } from '../record/launched.ts';
import { useWorkspace } from './context.ts';
import { NewIncident } from './NewIncident.tsx';
import { OtherIncidents } from './OtherIncidents.tsx';

export function Start() {
  const { desk, state } = useWorkspace();
  const { received, receive, forget } = useReceivedAlert();
  // The alert that brought the responder to the site, where it did not come with the address of this page.
  const [atHand] = useState(() => (state === undefined ? textAtHand(desk) : ''));
  const section = useRef<HTMLElement>(null);
  // Somebody who came to start an incident has one thing to do.
  useEffect(() => {
    if (received !== '') section.current?.querySelector<HTMLElement>('button[type=submit]')?.focus();
  }, [received]);
  // While an incident goes on, a second one is started by its own button, or by a link that says so and leads back.
  const [isPressed, setPressed] = useState(false);
  const pressed = useRef(false);
  useEffect(() => {
    if (received !== '' && takeStartPress(pageAnchor()) && (desk.real() === undefined || addressBack() !== undefined)) {
      pressed.current = true;
      setPressed(true);
    }
  }, [received]);
  /** Whether to start by itself: once for each press, as the form is drawn anew once there is an incident. */
  const takePress = () => {
    if (!isPressed || !pressed.current) return false;
    pressed.current = false;
    return true;
  };
  const started = () => {
    const back = isPressed ? addressBack() : undefined;
    forget();
    if (back !== undefined) navigate(back);
  };
  const form = (
    <NewIncident
      received={received || atHand}
      takePress={takePress}
      isPrimary={state === undefined || received !== ''}
      onStarted={started}
    />
  );
  return (
    <section class="start" aria-label={t`Start or import`} ref={section}>
      {state === undefined ? (
        form
      ) : (
        <details class="fold" open={received !== ''}>
          <summary>
            <strong>{t`Start another incident`}</strong>
          </summary>
          {form}
        </details>
      )}
      <OtherIncidents />
      <ReadFile onAlert={receive} />
      <Scan />
    </section>
  );
}

function textAtHand(desk: Desk): string {
  const alerts = alertsAtHand(siteBase(), desk.incidents().values());
  return alerts.length === 0 ? '' : alertText(alerts);
}

/** The alert in the address or in a file, and a way to forget it: search leads here with one, from this page too. */
function useReceivedAlert() {
  const [received, receive] = useState(alertInAddress);
  useEffect(() => {
    const look = () => receive(alertInAddress());
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
  const forget = () => {
    forgetAlert();
    receive('');
  };
  return { received, receive, forget };
}

function ReadFile({ onAlert }: { readonly onAlert: (text: string) => void }) {
  const { desk, announce } = useWorkspace();
  const read = async (file: File) => {
    const alert = await alertInFile(file);
    if (alert !== undefined) return onAlert(alert);
    const { takeFile } = await import('../share/take-file.ts');
    announce(await takeFile(file, desk));
  };
  useEffect(() => onLaunchedFiles(read), []);
  return (
    <label class="file">
      {t`Import an incident`}
      <input
        type="file"
        accept="application/json,.json,application/zip,.zip"
        onChange={async (event) => {
          const field = event.currentTarget;
          const [file] = field.files ?? [];
          if (file === undefined) return;
          await read(file);
          field.value = '';
        }}
      />
    </label>
  );
}

/** Reads codes from another screen: also where there is no incident here yet. What reads them is loaded when somebody asks for it. */
function Scan() {
  const { announce } = useWorkspace();
  const [part, setPart] = useState<{ readonly ReadCodes: typeof import('../share/ReadCodes.tsx').ReadCodes }>();
  const load = () =>
    import('../share/ReadCodes.tsx')
      .then(({ ReadCodes }) => setPart({ ReadCodes }))
      .catch(() => announce(t`Scanning could not be loaded: without a network it needs the offline copy.`));
  return (
    <details class="fold" onToggle={(event) => event.currentTarget.open && void load()}>
      <summary>
        <strong>{t`Scan a QR code from another screen`}</strong>
      </summary>
      {part !== undefined && <part.ReadCodes />}
    </details>
  );
}
