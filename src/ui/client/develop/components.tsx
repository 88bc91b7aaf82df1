/** What the page of components opens when a button is pressed. Only the development server has it. */
import { render } from 'preact';
import { toast } from '../base/announce.ts';
import { h } from '../base/h.ts';
import { toastButton } from '../base/toast-button.ts';
import { Sheet } from '../workspace/Sheet.tsx';

function showSheet(): void {
  const place = document.body.appendChild(h('div'));
  const close = () => {
    render(null, place);
    place.remove();
  };
  render(
    <Sheet title="A sheet" name="shown" onClose={close}>
      <form class="own-words" onSubmit={(event) => event.preventDefault()}>
        <label>
          In your own words
          <input name="words" autocomplete="off" placeholder="Rolled back to v2.3.0" />
        </label>
        <button type="submit" class="primary">
          Save
        </button>
        <p class="note">What the field is for.</p>
      </form>
    </Sheet>,
    place,
  );
}

const shows: Readonly<Record<string, () => void>> = {
  sheet: showSheet,
  toast: () => toast('Logged: latency is back to normal'),
  undo: () =>
    toast(
      'Step skipped',
      toastButton('Undo', () => toast('Undone')),
    ),
};

document.addEventListener('click', (event) => {
  const pressed = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-show]') : null;
  shows[pressed?.dataset['show'] ?? '']?.();
});
