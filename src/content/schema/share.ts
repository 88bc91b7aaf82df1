/** `share` of `breakglass.yaml`: live sharing of incidents over NATS. */
import { z } from 'zod';

const socketAddress = z
  .string()
  .refine(
    isSocketAddress,
    'expected an address such as `wss://nats.example.com`, without `?`, `#` or a password; `ws://` only to this machine (localhost, 127.0.0.1)',
  );

export const shareSchema = z
  .strictObject({
    servers: z
      .array(socketAddress)
      .min(1)
      .max(9)
      .describe(
        'The nats-servers of the team, as the readers’ browsers reach them: `wss://nats.example.com`. The content policy of the pages lets them reach these and no other.',
      ),
    stream: z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,64}$/, 'expected a name of letters, digits, `-` and `_`')
      .default('breakglass')
      .describe('The JetStream stream that keeps the incidents.'),
    teamKey: z
      .string()
      .regex(/^\S{32,200}$/, 'expected 32 random characters or more, such as those that `openssl rand -hex 32` prints')
      .describe(
        'Lists the incidents that the team shares, sealed with this key: whoever ticks a step on an alert that somebody works on is offered to join. It stands in the page of the incident: whoever may read the site and sign in to the server may then join every incident that is shared. Nothing is listed when left out.',
      )
      .optional(),
    auth: z
      .strictObject({
        user: z
          .string()
          .regex(/^[A-Za-z0-9_-]{1,64}$/, 'expected a name of letters, digits, `-` and `_`')
          .describe('The user of the team at the nats-server.')
          .optional(),
        password: z
          .string()
          .min(1)
          .describe(
            'Its password. It stands in the page of the incident: whoever may read the site may then connect, and still reads nothing without an invitation.',
          )
          .optional(),
        ask: z
          .boolean()
          .default(false)
          .describe('Whether people give a user name and a password of their own when they share; the device keeps them.'),
        signIn: z
          .string()
          .regex(/^\/(?![/\\])[^\s#]*$/, 'expected a path on the site’s own host, such as `/share/sign-in`')
          .describe(
            'Where the site hands out passes to people whom its own login let in: a path on its own host, such as `/share/sign-in`. Asked with the cookies of the site, at each connection.',
          )
          .optional(),
      })
      .prefault({})
      .refine(({ user, password }) => (user === undefined) === (password === undefined), 'expected `user` and `password` together')
      .refine(
        ({ user, ask, signIn }) => [user !== undefined, ask, signIn !== undefined].filter(Boolean).length < 2,
        'expected one of `signIn`, `ask: true`, or `user` and `password`',
      )
      .describe('How devices sign in to the nats-server; without a name when left out.'),
  })
  .describe('Lets people share an incident live, over a nats-server of yours. Off when left out.');

function isSocketAddress(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || /[?#\s]/.test(text) || url.username !== '' || url.password !== '') return false;
  return url.protocol === 'wss:' || (url.protocol === 'ws:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname));
}
