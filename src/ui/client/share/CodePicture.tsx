/** A QR code, drawn once what draws it is loaded. Black on white in both themes. */
import { useEffect, useState } from 'preact/hooks';
import { drawCode } from './draw-code.ts';

export function CodePicture({ code, label }: { readonly code: string; readonly label: string }) {
  const [canvas, setCanvas] = useState<HTMLCanvasElement | null>(null);
  const [drawn, setDrawn] = useState('');
  useEffect(() => {
    if (canvas === null) return;
    void drawCode(code, canvas).then(() => setDrawn(code));
  }, [code, canvas]);
  return <canvas class="qr-code" role="img" aria-label={label} data-code={code} data-drawn={drawn} ref={setCanvas} />;
}
