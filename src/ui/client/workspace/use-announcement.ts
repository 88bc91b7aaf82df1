/** A message at the lower edge of the page that goes by itself: long enough to be read, and covering nothing that can be pressed. */
import { useEffect, useState } from 'preact/hooks';

/** How long a message is shown, in milliseconds: at least so long, and so much for each of its characters. */
const shownFor = 4000;
const perCharacter = 60;

export function useAnnouncement(): readonly [string, (text: string) => void] {
  const [announcement, announce] = useState('');
  useEffect(() => {
    if (announcement === '') return;
    const timer = setTimeout(() => announce(''), Math.max(shownFor, announcement.length * perCharacter));
    return () => clearTimeout(timer);
  }, [announcement]);
  return [announcement, announce];
}
