/** The way to the servers of a site. */
import { readSignIn, shareNames } from '../../../../share/kept.ts';
import { natsRooms } from '../../../../share/nats.ts';
import type { ShareSettings } from '../../../../share/settings.ts';
import { passFrom } from '../../../../share/sign-in.ts';
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
    pass: auth.signIn === undefined ? undefined : passFrom(auth.signIn),
    readsBack,
  });
}
