/** Hands the incident on: live over the server, where the site has one; as codes to be read from the screen, as a link, as a file. Reads codes too. */

import { useEffect, useState } from 'preact/hooks';
import { imagesOf } from '../../../incident/images.ts';
import { codesOf } from '../../../share/codes.ts';
import { linkLimits, linkOf, payloadOf } from '../../../share/link.ts';
import { formatSent, withSent } from '../../../share/sent.ts';
import type { ShareSettings } from '../../../share/settings.ts';
import { t, tx } from '../../../words/text.ts';
import { write } from '../base/clipboard.ts';
import { siteAddress } from '../base/site-base.ts';
import { useIncident } from '../workspace/context.ts';
import { Sheet } from '../workspace/Sheet.tsx';
import { Codes } from './Codes.tsx';
import type { LiveWay } from './live/LiveWay.tsx';
import { loadSharing } from './live/load-sharing.ts';
import { ReadCodes } from './ReadCodes.tsx';
import { rememberSent, unsent } from './sent-here.ts';

type Way = 'live' | 'codes' | 'link' | 'file' | 'read';

const names: Readonly<Record<Way, string>> = {
  live: t`Live`,
  codes: t`Show QR code`,
  link: t`Link`,
  file: t`File`,
  read: t`Scan QR code`,
};

export default function ShareSheet({ onClose }: { readonly onClose: () => void }) {
  const { data } = useIncident();
  const hasServer = data.share !== undefined && loadSharing !== undefined;
  // Over plain http nothing can be sealed: another way comes first then.
  const [way, setWay] = useState<Way>(hasServer && isSecureContext ? 'live' : 'link');
  const ways: readonly Way[] = [...(hasServer ? (['live'] as const) : []), 'codes', 'link', 'file', 'read'];
  return (
    <Sheet title={t`Share this incident`} name="share" onClose={onClose}>
      <fieldset class="choice share-ways" aria-label={t`How`}>
        {ways.map((one) => (
          <button key={one} type="button" aria-pressed={way === one} onClick={() => setWay(one)}>
            {names[one]}
          </button>
        ))}
      </fieldset>
      {way === 'live' && data.share !== undefined && <LivePlace settings={data.share} onClose={onClose} />}
      {(way === 'codes' || way === 'link') && <Outgoing asCodes={way === 'codes'} />}
      {way === 'file' && <File />}
      {way === 'read' && <ReadCodes onTaken={onClose} />}
    </Sheet>
  );
}

/** The way over the server, which only sites with one load. */
function LivePlace(props: { readonly settings: ShareSettings; readonly onClose: () => void }) {
  const [part, setPart] = useState<{ readonly LiveWay: typeof LiveWay }>();
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    loadSharing?.().then(setPart, () => setMissing(true));
  }, []);
  if (isMissing) return <p>{t`Live sharing could not be loaded. Reload the page when you are online.`}</p>;
  return part === undefined ? <p class="note">{t`Loading …`}</p> : <part.LiveWay {...props} />;
}

/** What leaves: what is new since the last time, or everything. */
function Outgoing({ asCodes }: { readonly asCodes: boolean }) {
  const { state, desk, announce } = useIncident();
  // As it is when this is shown: a link must not change under the reader's finger, and what is copied is sent from then on.
  const [{ fresh, all }] = useState(() => ({ fresh: unsent(state, desk.record), all: state.log.events }));
  const hasChoice = fresh.length > 0 && fresh.length < all.length;
  const [wantsAll, setWantsAll] = useState(!hasChoice);
  const events = wantsAll ? all : fresh;
  const payload = usePayload(events, all);
  const remember = () => rememberSent(state.incident, events, desk.record);
  return (
    <>
      {hasChoice && (
        <fieldset class="choice" aria-label={t`What to share`}>
          <button
            type="button"
            aria-pressed={!wantsAll}
            onClick={() => setWantsAll(false)}
          >{tx`New since last time (${fresh.length})`}</button>
          <button type="button" aria-pressed={wantsAll} onClick={() => setWantsAll(true)}>{tx`Everything (${all.length})`}</button>
        </fieldset>
      )}
      {payload === undefined ? (
        <p class="note">{t`Packing …`}</p>
      ) : asCodes ? (
        <Codes key={payload} codes={codesOf(payload, siteAddress())} onShown={remember} />
      ) : (
        <Link link={linkOf(payload, siteAddress())} remember={remember} announce={announce} />
      )}
      <WithoutImages what={t`a link or code`} />
    </>
  );
}

/** Images travel with the archive alone. */
function WithoutImages({ what }: { readonly what: string }) {
  const { state } = useIncident();
  const images = imagesOf(state).length;
  if (images === 0) return null;
  return (
    <p class="note">
      {tx`${images === 1 ? t`The image is` : t`The ${images} images are`} not in ${what}. Use Save with evidence, under Postmortem.`}
    </p>
  );
}

interface LinkProps {
  readonly link: string;
  readonly remember: () => void;
  readonly announce: (text: string) => void;
}

function Link({ link, remember, announce }: LinkProps) {
  const [state, setState] = useState('');
  const report = (text: string) => {
    setState(text);
    announce(text);
  };
  const copy = async () => {
    if (!(await write(link))) return report(t`Not copied: the browser refused. Select the link and copy it.`);
    remember();
    report(t`Link copied. Paste it into the chat.`);
  };
  const hand = async () => {
    try {
      await navigator.share({ url: link });
      remember();
    } catch {
      // Closed without a choice.
    }
  };
  return (
    <>
      <p>{t`Whoever opens the link, or pastes it where an alert can be pasted, has what you have. It goes through no server of this site.`}</p>
      <textarea
        class="share-link"
        readOnly
        rows={3}
        aria-label={t`Link with this incident`}
        value={link}
        onFocus={(event) => event.currentTarget.select()}
      />
      {location.protocol === 'file:' && (
        <p class="note">{t`This page is a file, so the link opens nothing by itself: paste it on the other device where an alert can be pasted.`}</p>
      )}
      {link.length > linkLimits.comfortable && (
        <p class="note">{tx`${link.length.toLocaleString(t`en`)} characters: some chats cut a link this long. Then use File.`}</p>
      )}
      <p class="line-acts">
        <button type="button" class="primary" onClick={() => void copy()}>{t`Copy link`}</button>
        {'share' in navigator && <button type="button" onClick={() => void hand()}>{t`Send …`}</button>}
      </p>
      <p class="note" role="status">
        {state}
      </p>
      <p class="note">{t`Anyone with the link can read what is in it.`}</p>
    </>
  );
}

function File() {
  const { state } = useIncident();
  return (
    <>
      <p>{t`Whoever imports the file on the incident page has what you have. It can be sent any way that files go.`}</p>
      <p class="line-acts">
        <button
          type="button"
          class="primary"
          onClick={async () => (await import('../record/files.ts')).saveRecord([state])}
        >{t`Save as a file`}</button>
      </p>
      <WithoutImages what={t`the file`} />
    </>
  );
}

/** What stands behind `#add=` for these events of all; undefined while it is packed. */
function usePayload(events: Parameters<typeof rememberSent>[1], all: typeof events): string | undefined {
  const [packed, setPacked] = useState<{ readonly events: typeof events; readonly payload: string }>();
  useEffect(() => {
    let isWanted = true;
    const sent = new Set(events);
    const earlier = formatSent(
      withSent(
        new Map(),
        all.filter((event) => !sent.has(event)),
      ),
    );
    void payloadOf([{ events }], earlier).then((payload) => isWanted && setPacked({ events, payload }));
    return () => {
      isWanted = false;
    };
  }, [events]);
  return packed?.events === events ? packed.payload : undefined;
}
