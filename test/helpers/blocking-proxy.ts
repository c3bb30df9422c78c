import { createServer, request, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

/** What a proxy or a virus scanner in front of the server blocks. */
export type Blocked = 'nothing' | 'upgrades' | 'upgrades-hang' | 'sockets' | 'everything';

export interface BlockingProxy {
  readonly url: string;
  block(what: Blocked): void;
  end(): Promise<void>;
}

const isSocketIo = ({ url = '' }: IncomingMessage): boolean => url.startsWith('/socket.io');

/** Starts an intercepting proxy, as in offices, in front of the server at `target`. */
export async function blockingProxy(target: string): Promise<BlockingProxy> {
  const { hostname, port } = new URL(target);
  let blocked: Blocked = 'nothing';
  const open = new Set<Socket>();
  const keep = (socket: Socket): void => {
    open.add(socket);
    socket.on('close', () => open.delete(socket)).on('error', () => socket.destroy());
  };
  const server = createServer((incoming, answer) => {
    if (blocked === 'everything' || (blocked === 'sockets' && isSocketIo(incoming))) {
      answer.writeHead(403, { 'content-type': 'text/html' }).end('<h1>Blocked</h1>');
      return;
    }
    const { method, url, headers } = incoming;
    const outgoing = request({ hostname, port, method, path: url, headers, agent: false }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(answer);
    });
    outgoing.on('error', () => answer.destroy());
    answer.on('close', () => outgoing.destroy());
    incoming.pipe(outgoing);
  });
  server.on('connection', keep);
  server.on('upgrade', (incoming: IncomingMessage, socket: Socket, head: Buffer) => {
    if (blocked === 'upgrades-hang') return;
    if (blocked !== 'nothing') {
      socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    const upstream = connect(Number(port), hostname, () => {
      const lines = incoming.rawHeaders.flatMap((name, at, all) => (at % 2 === 0 ? [`${name}: ${all[at + 1]}`] : []));
      upstream.write(`${incoming.method} ${incoming.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
      upstream.write(head);
      upstream.pipe(socket).pipe(upstream);
    });
    keep(upstream);
    socket.on('close', () => upstream.destroy());
    upstream.on('close', () => socket.destroy());
  });
  const drop = (): void => open.forEach((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    block(what) {
      blocked = what;
      drop();
    },
    async end() {
      drop();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
