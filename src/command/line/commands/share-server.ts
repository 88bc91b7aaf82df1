import { command } from '../command.ts';
import { number, oneOf, text, texts } from '../option.ts';

export const shareServerCommand = command({
  name: 'share-server',
  summary: 'Start a nats-server on this machine to try live sharing, or prepare one of yours',
  details: 'It needs the program `nats-server`, which it does not bring. What it keeps lies in the cache of Breakglass.',
  arguments: [],
  options: {
    port: number('--port <number>', 'the port that browsers connect to', { fallback: 8480, from: 1, to: 65_535 }),
    origin: texts(
      '--origin <address>',
      'a site that may connect, such as http://localhost:8080; where `start` and `preview` serve when left out',
    ),
    setUp: text('--set-up <address>', 'make the stream at a server of yours, and start none: nats://user:password@host:4222'),
    creds: text('--creds <file>', "with `--set-up`: the administrator's JWT and seed, for a server that signs in by these"),
    stream: text('--stream <name>', 'the name of the stream; `breakglass` when left out'),
    replicas: oneOf('--replicas <number>', 'on how many servers of a cluster the stream is kept', ['1', '3']),
  },
  exits: { 0: 'the stream is there, or it served until Ctrl-C' },
  examples: [
    ['breakglass share-server', 'prints the settings to put into breakglass.yaml, and serves'],
    ['breakglass share-server --set-up nats://admin:password@127.0.0.1:4222 --replicas 3', 'prepares a cluster'],
  ],
  run: async ({ setUp, creds, replicas, stream = 'breakglass', port, origin }) => {
    const { setUpStream, shareServer } = await import('../../share-server.ts');
    if (setUp === undefined) return await shareServer({ port, origins: origin, stream });
    console.log(await setUpStream(setUp, stream, replicas === '3' ? 3 : 1, creds));
    return 0;
  },
});
