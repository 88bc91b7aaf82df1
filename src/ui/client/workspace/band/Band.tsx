/** The incident at a glance: how bad, what, for how long, what it affects, who is in command, when the next update is due. */
import { Actions } from './Actions.tsx';
import { Clock } from './Clock.tsx';
import { Figures } from './Figures.tsx';
import { Lane } from './Lane.tsx';
import { Severity } from './Severity.tsx';
import { Title } from './Title.tsx';

export function Band() {
  return (
    <header class="band">
      <div class="band-head">
        <Severity />
        <Title />
        <Clock />
      </div>
      <Figures />
      <Lane />
      <Actions />
    </header>
  );
}
