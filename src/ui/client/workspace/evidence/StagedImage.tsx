/** An image that is about to be kept: what it shows is asked for first, and one that is too large can be scaled down. */

import { useEffect, useState } from 'preact/hooks';
import { addEvidence } from '../../../../incident/commands/evidence.ts';
import { imageTypes, largestImage } from '../../../../incident/evidence-form.ts';
import type { ImageRules } from '../../../../storage/record.ts';
import { t } from '../../../../words/text.ts';
import { useIncident } from '../context.ts';
import { Picture } from './Picture.tsx';
import { scaledDown } from './scale-down.ts';

const rules: ImageRules = { types: imageTypes, largest: largestImage };

/** The same function each time: another one would take the focus again at every drawing. */
function focus(field: HTMLInputElement | null): void {
  field?.focus();
}

export function StagedImage({ file, done }: { readonly file: File; readonly done: () => void }) {
  const { desk, act, announce } = useIncident();
  const [image, setImage] = useState<Blob>(file);
  const [caption, setCaption] = useState('');
  const [refused, setRefused] = useState('');
  const [notice, setNotice] = useState('');
  const fits = image.size <= largestImage && image.size > 0 && imageTypes.some((type) => type === image.type);
  useEffect(() => {
    // What does not fit is not kept, and the reason is shown at once.
    if (!fits) void desk.record.keepImage(image, rules).then((outcome) => setRefused(outcome.kept ? '' : outcome.why));
  }, [image]);

  const keep = async () => {
    const outcome = await desk.record.keepImage(image, rules);
    if (!outcome.kept) return setRefused(outcome.why);
    if (!(await act((at) => addEvidence(at, outcome.image, caption)))) return;
    if (!outcome.saved) announce(t`The image is not saved on this device yet. Keep this page open.`);
    done();
  };
  const scale = async () => {
    setNotice(t`Scaling …`);
    const smaller = await scaledDown(image, largestImage);
    setNotice(smaller?.words ?? t`It could not be scaled down here.`);
    if (smaller === undefined) return;
    setRefused('');
    setImage(smaller.image);
  };
  const scalable = image.size > largestImage && /^image\/(?:png|jpeg|webp|avif)$/.test(image.type);
  return (
    <form
      class="staged"
      aria-label={t`Image to keep: ${file.name}`}
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      {fits && <Picture image={image} />}
      <p role="status" class={refused === '' ? 'note' : 'danger'}>
        {refused === '' ? notice : `${refused} ${notice}`}
      </p>
      {fits && (
        <label>
          {t`What it shows`}
          <input autocomplete="off" value={caption} ref={focus} onInput={(event) => setCaption(event.currentTarget.value)} />
        </label>
      )}
      <p class="acts">
        {fits && <button type="submit">{t`Keep the image`}</button>}
        {scalable && <button type="button" onClick={scale}>{t`Scale it down to fit`}</button>}
        <button type="button" class="quiet" onClick={done}>{t`Leave it`}</button>
      </p>
    </form>
  );
}
