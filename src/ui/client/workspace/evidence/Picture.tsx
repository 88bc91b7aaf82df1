/** An image of evidence, drawn on a canvas: the policy of the pages lets no image in that is not the site's own. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../../../words/text.ts';

/** Pixels of a small one, across: enough to recognise it. */
const small = 640;

interface Props {
  readonly image: Blob;
  /** In its own size; small without. */
  readonly full?: boolean;
}

export function Picture({ image, full = false }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    let wanted = true;
    void draw(image, full).then(
      (drawn) => wanted && canvas.current !== null && show(canvas.current, drawn),
      () => wanted && setBroken(true),
    );
    return () => {
      wanted = false;
    };
  }, [image, full]);
  if (broken) return <span class="note">{t`This browser cannot show the image. It is kept as it is.`}</span>;
  return <canvas ref={canvas} class={full ? 'picture full' : 'picture'} width={small} height={small / 2} />;
}

async function draw(image: Blob, full: boolean): Promise<ImageBitmap> {
  const whole = await createImageBitmap(image);
  if (full || whole.width <= small) return whole;
  const reduced = await createImageBitmap(whole, { resizeWidth: small, resizeQuality: 'high' });
  whole.close();
  return reduced;
}

function show(canvas: HTMLCanvasElement, drawn: ImageBitmap): void {
  canvas.width = drawn.width;
  canvas.height = drawn.height;
  canvas.getContext('2d')?.drawImage(drawn, 0, 0);
  drawn.close();
}
