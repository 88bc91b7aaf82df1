/** The incident as QR codes on the screen: one, or several that take turns. Black on white in both themes, as large as there is room. */

import { useEffect, useState } from 'preact/hooks';
import { t, tx } from '../../../words/text.ts';
import { CodePicture } from './CodePicture.tsx';

/** How long each of several codes stays, in milliseconds: cameras need some time to focus. */
const turn = 900;

interface Props {
  /** Undefined where there would be too many. */
  readonly codes: readonly string[] | undefined;
  /** What was shown is taken as handed on. */
  readonly onShown: () => void;
}

export function Codes({ codes, onShown }: Props) {
  const [at, setAt] = useState(0);
  const [isPaused, setPaused] = useState(false);
  const [isDone, setDone] = useState(false);
  const count = codes?.length ?? 0;
  useEffect(() => {
    if (count < 2 || isPaused) return;
    const timer = setInterval(() => setAt((now) => (now + 1) % count), turn);
    return () => clearInterval(timer);
  }, [count, isPaused]);
  if (codes === undefined) return <p>{t`Too large for QR codes: send the link or the file.`}</p>;
  const code = codes[at] ?? '';
  const step = (by: number) => {
    setPaused(true);
    setAt((at + by + count) % count);
  };
  return (
    <>
      <CodePicture code={code} label={count === 1 ? t`QR code with this incident` : t`QR code ${at + 1} of ${count}`} />
      {count > 1 && (
        <>
          <p class="code-number">{tx`Code ${at + 1} of ${count}`}</p>
          <p class="line-acts">
            <button type="button" onClick={() => step(-1)}>{t`Previous`}</button>
            <button type="button" onClick={() => setPaused(!isPaused)}>
              {isPaused ? t`Continue` : t`Pause`}
            </button>
            <button type="button" onClick={() => step(1)}>{t`Next`}</button>
          </p>
        </>
      )}
      <p class="note">
        {count === 1
          ? t`Point the camera of the other phone at it, or choose Share, Scan QR code there.`
          : t`On the other device choose Share, Scan QR code on its incident page. The order does not matter.`}
      </p>
      <p class="line-acts">
        <button
          type="button"
          disabled={isDone}
          onClick={() => {
            onShown();
            setDone(true);
          }}
        >
          {isDone ? t`Noted as shared` : t`They have it`}
        </button>
      </p>
    </>
  );
}
