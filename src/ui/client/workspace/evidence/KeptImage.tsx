/** A kept image: small, in full on a press, and as a file. Its bytes are read when it comes into sight. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { EvidenceImage } from '../../../../incident/events/evidence.ts';
import { download } from '../../base/download.ts';
import { useIncident } from '../context.ts';
import { Picture } from './Picture.tsx';

export function KeptImage({ image, name }: { readonly image: EvidenceImage; readonly name: string }) {
  const { desk } = useIncident();
  const [bytes, setBytes] = useState<Blob | 'missing'>();
  const [full, setFull] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.current === null) return;
    const sight = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      sight.disconnect();
      void desk.record.image(image.digest).then((found) => setBytes(found ?? 'missing'));
    });
    sight.observe(place.current);
    return () => sight.disconnect();
  }, [desk, image.digest]);
  return (
    <div class="what" ref={place}>
      {bytes === 'missing' && <p class="note">The image is not on this device: exported incidents have no images, archives do.</p>}
      {bytes instanceof Blob && (
        <>
          <button type="button" class="show" aria-expanded={full} aria-label={`Show in full: ${name}`} onClick={() => setFull(!full)}>
            <Picture image={bytes} full={full} />
          </button>
          <button
            type="button"
            class="quiet"
            aria-label={`Save the image: ${name}`}
            onClick={() => download(`${image.digest.slice(0, 12)}.${image.mediaType.slice('image/'.length)}`, bytes, image.mediaType)}
          >
            Save the image
          </button>
        </>
      )}
    </div>
  );
}
