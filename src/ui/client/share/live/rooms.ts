/** The way to the servers of a site. */
import { readSignIn, shareNames } from '../../../../share/kept.ts';
import { natsRooms } from '../../../../share/nats.ts';
import type { AskForPass } from '../../../../share/pass.ts';
import type { ShareSettings } from '../../../../share/settings.ts';
import type { OpenTransport } from '../../../../share/transport.ts';
import type { Desk } from '../../record/desk.ts';

/** As this device signs in to them; undefined where nobody has signed in yet. */
export function roomsOf({ record }: Desk, { servers, stream, auth }: ShareSettings, readsBack?: number): OpenTransport | undefined {
  const signIn = auth.ask ? readSignIn(record.preference(shareNames.signIn)) : undefined;
  if (auth.ask && signIn === undefined) return undefined;
  return natsRooms({
    servers,
    stream,
    user: signIn?.user ?? auth.user,
    password: signIn?.password ?? auth.password,
    pass: auth.signIn === undefined ? undefined : askForPass(auth.signIn),
    readsBack,
  });
}

/** The pass of the site's login; what asks for it is loaded only where a site has one. */
function askForPass(address: string): AskForPass {
  return async () => await (await import('../../../../share/sign-in.ts')).passFrom(address)();
}
