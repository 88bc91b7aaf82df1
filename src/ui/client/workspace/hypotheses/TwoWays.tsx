/** A line for what somebody saw, and the two stances it can have. Enter leads to the choice: neither stance is assumed. */
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { onEnter } from '../enter.ts';

export type Stance = 'for' | 'against';

export interface TwoWaysProps {
  readonly label: string;
  readonly placeholder: string;
  /** The label of each button. */
  readonly ways: Readonly<Record<Stance, string>>;
  /** Read after the button's label to people who do not see what it belongs to. */
  readonly about?: string | undefined;
  /** Records it; answers whether it was recorded, for the line is emptied then and not before. */
  readonly record: (stance: Stance, words: string) => Promise<boolean>;
  readonly children?: ComponentChildren;
}

export function TwoWays({ label, placeholder, ways, about, record, children }: TwoWaysProps) {
  const [words, setWords] = useState('');
  const choice = useRef<HTMLButtonElement>(null);
  const take = async (stance: Stance) => {
    if (await record(stance, words.trim())) setWords('');
  };
  return (
    <div class="line-form">
      <input
        aria-label={label}
        placeholder={placeholder}
        autocomplete="off"
        value={words}
        onInput={(event) => setWords(event.currentTarget.value)}
        onKeyDown={onEnter(() => choice.current?.focus())}
      />
      {children}
      <span class="ways">
        {(['for', 'against'] as const).map((stance) => (
          <button
            key={stance}
            type="button"
            ref={stance === 'for' ? choice : undefined}
            aria-label={about === undefined ? undefined : `${ways[stance]}: ${about}`}
            onClick={() => void take(stance)}
          >
            {ways[stance]}
          </button>
        ))}
      </span>
    </div>
  );
}
