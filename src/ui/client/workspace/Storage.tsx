/** Whether what was recorded is safe, in one calm line; loud when it is not. */
import { tell } from '../../../storage/state.ts';
import { useWorkspace } from './context.ts';

export function Storage() {
  const { desk } = useWorkspace();
  const { level, title, detail } = tell(desk.record.state());
  return (
    <p class={`storage ${level}`} role="status">
      {title}
      {detail === '' ? '' : `. ${detail}`}
    </p>
  );
}
