/** Reads the codes that another device shows: by the camera, or from photos of them. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { formatNumbers, type Gathered, missingIn, takeCode } from '../../../share/codes.ts';
import { t } from '../../../words/text.ts';
import { openIncidentIn } from '../alerts/alert-address.ts';
import { useWorkspace } from '../workspace/context.ts';
import { carriedParts, keepParts } from './carried-parts.ts';
import { type CodeReader, codeReader, pictureIn } from './read-code.ts';
import { takePayload } from './take.ts';

/** How often a frame of the camera is looked at, in milliseconds. */
const look = 150;

export function ReadCodes({ onTaken }: { readonly onTaken?: () => void }) {
  const { desk, announce } = useWorkspace();
  const gathered = useRef<Gathered>(carriedParts());
  const [words, setWords] = useState(progressOf(gathered.current));
  const [isOn, setOn] = useState(false);
  /** Whether all of it was read. */
  const take = async (texts: readonly string[]): Promise<boolean> => {
    for (const text of texts) {
      if (text.includes('#join=') && openIncidentIn(text)) {
        setOn(false);
        onTaken?.();
        return true;
      }
      const reading = takeCode(gathered.current, text);
      gathered.current = reading.gathered;
      keepParts(gathered.current);
      if ('payload' in reading) {
        setOn(false);
        const done = await takePayload(reading.payload, desk);
        setWords(done);
        announce(done);
        if (!done.startsWith('Nothing')) onTaken?.();
        return true;
      }
      setWords([reading.problem, progressOf(reading.gathered)].filter(Boolean).join(' '));
    }
    return false;
  };
  const photos = async (files: readonly File[]) => {
    const read = await codeReader();
    const without: string[] = [];
    for (const file of files) {
      const picture = await pictureIn(file);
      const texts = picture === undefined ? [] : await read(picture, true);
      picture?.close();
      if (texts.length === 0) without.push(file.name);
      else if (await take(texts)) return;
    }
    if (without.length > 0) setWords(t`No QR code found in ${without.join(', ')}. ${progressOf(gathered.current)}`);
  };
  return (
    <>
      {isOn ? (
        <Camera
          onCodes={take}
          onFail={(why) => {
            setOn(false);
            setWords(why);
          }}
        />
      ) : (
        <p>{t`Read what the other device shows under Share, Show QR code.`}</p>
      )}
      <p class="line-acts">
        <button type="button" class={isOn ? '' : 'primary'} onClick={() => setOn(!isOn)}>
          {isOn ? t`Stop the camera` : t`Use the camera`}
        </button>
      </p>
      <label class="file">
        {t`Or choose photos of the codes`}
        <input
          type="file"
          accept="image/*"
          multiple
          onChange={async (event) => {
            const field = event.currentTarget;
            await photos([...(field.files ?? [])]);
            field.value = '';
          }}
        />
      </label>
      <p class="code-progress" role="status">
        {words}
      </p>
    </>
  );
}

/** `3 of 5 codes read. Missing: 2 and 4.` Empty before the first. */
function progressOf([sequence]: Gathered): string {
  if (sequence === undefined) return '';
  return t`${sequence.parts.size} of ${sequence.count} codes read. Missing: ${formatNumbers(missingIn(sequence))}.`;
}

interface CameraProps {
  readonly onCodes: (texts: readonly string[]) => Promise<boolean>;
  readonly onFail: (why: string) => void;
}

function Camera({ onCodes, onFail }: CameraProps) {
  const video = useRef<HTMLVideoElement>(null);
  const latest = useRef(onCodes);
  latest.current = onCodes;
  useEffect(() => {
    let isStopped = false;
    let stream: MediaStream | undefined;
    const run = async (element: HTMLVideoElement) => {
      const [read, opened] = await Promise.all([codeReader(), openCamera()]);
      stream = opened;
      if (isStopped) return stop(stream);
      element.srcObject = opened;
      await element.play();
      await follow(element, read);
    };
    const follow = async (element: HTMLVideoElement, read: CodeReader) => {
      while (!isStopped) {
        const texts = await read(element, false);
        if (isStopped || (texts.length > 0 && (await latest.current(texts)))) return;
        await new Promise((resolve) => setTimeout(resolve, look));
      }
    };
    if (video.current !== null) run(video.current).catch((error: unknown) => !isStopped && onFail(describeFailure(error)));
    return () => {
      isStopped = true;
      stop(stream);
    };
  }, []);
  return <video class="camera" ref={video} muted playsInline aria-label={t`Camera`} />;
}

async function openCamera(): Promise<MediaStream> {
  // Over plain http browsers have no camera.
  if (navigator.mediaDevices === undefined) throw new DOMException('', 'NotSupportedError');
  return navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
}

function stop(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

function describeFailure(error: unknown): string {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError')
    return t`The camera is not allowed here. Allow it in the browser’s settings for this site, or choose a photo.`;
  if (name === 'NotFoundError') return t`There is no camera on this device. Choose a photo.`;
  if (name === 'NotSupportedError') return t`The browser gives this page no camera: it needs https. Choose a photo.`;
  return t`The camera could not be opened. Choose a photo.`;
}
