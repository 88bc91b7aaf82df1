/** The place of sharing on the incident page. What is shown there is loaded only on sites that share. */
import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ShareSettings } from '../../../share/settings.ts';
import { loadSharing } from '../share/live/load-sharing.ts';
import { useWorkspace } from './context.ts';

let Loaded: FunctionComponent<{ readonly settings: ShareSettings }> | undefined;

export function SharingPlace() {
  const { data } = useWorkspace();
  const [, redraw] = useState(false);
  useEffect(() => {
    if (data.share === undefined || loadSharing === undefined || Loaded !== undefined) return;
    void loadSharing().then((part) => {
      part.takeInvitation();
      Loaded = part.Sharing;
      redraw(true);
    });
  }, [data.share]);
  return data.share === undefined || Loaded === undefined ? null : <Loaded settings={data.share} />;
}
