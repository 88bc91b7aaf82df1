/** A kept image: small, in full on a press, and as a file. Its bytes are read when it comes into sight. */

import { useEffect, useRef, useState } from 'preact/hooks';
import type { EvidenceImage } from '../../../../incident/events/evidence.ts';
import { t, tx } from '../../../../words/text.ts';
import { download } from '../../base/download.ts';
import { shortTime } from '../../record/times.ts';
import { type SharedImage, sharedImage } from '../../share/live/shared-image.ts';
import { useIncident } from '../context.ts';
import { Picture } from './Picture.tsx';

interface KeptImageProps {
  readonly image: EvidenceImage;
  readonly name: string;
  /** Who added it, and when. */
  readonly by: string | undefined;
  readonly at: number;
}

export function KeptImage({ image, name, by, at }: KeptImageProps) {
  const { desk, state } = useIncident();
  const [bytes, setBytes] = useState<SharedImage | 'coming'>();
  const [full, setFull] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const fetchIt = async () => {
    setBytes('coming');
    setBytes(await sharedImage(state.incident, image.digest));
  };
  useEffect(() => {
    if (place.current === null) return;
    const sight = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      sight.disconnect();
      void desk.record.image(image.digest).then((found) => (found === undefined ? fetchIt() : setBytes(found)));
    });
    sight.observe(place.current);
    return () => sight.disconnect();
  }, [desk, image.digest]);
  return (
    <div class="what" ref={place}>
      {bytes === 'coming' && <p class="note" role="status">{t`Fetching the image …`}</p>}
      {typeof bytes === 'string' && bytes !== 'coming' && <Missing why={bytes} by={by} at={at} again={() => void fetchIt()} />}
      {bytes instanceof Blob && (
        <>
          <button type="button" class="show" aria-expanded={full} aria-label={t`Show in full: ${name}`} onClick={() => setFull(!full)}>
            <Picture image={bytes} full={full} />
          </button>
          <button
            type="button"
            class="quiet"
            aria-label={t`Save the image: ${name}`}
            onClick={() => download(`${image.digest.slice(0, 12)}.${image.mediaType.slice('image/'.length)}`, bytes, image.mediaType)}
          >{t`Save the image`}</button>
        </>
      )}
    </div>
  );
}

interface MissingProps extends Pick<KeptImageProps, 'by' | 'at'> {
  readonly why: Exclude<SharedImage, Blob>;
  readonly again: () => void;
}

/** Whoever added it has it. */
function Missing({ why, by, at, again }: MissingProps) {
  const { now } = useIncident();
  const who = t`${by ?? t`Whoever`}${by === undefined ? '' : ', who'} added it at ${shortTime(at, now)}${by === undefined ? '' : ','} has it`;
  return (
    <>
      <p class="note">
        {tx`The image is not on this device. ${why === 'not shared' && t`Exported incidents and links have no images, archives do. ${who}: ask for Save with evidence.`}${why === 'not connected' && t`It is fetched when the server can be reached. ${who}.`}${why === 'not there' && t`It has not been sent yet. ${who}: it comes when their device is connected.`}`}
      </p>
      {why !== 'not shared' && <button type="button" onClick={again}>{t`Fetch it`}</button>}
    </>
  );
}
