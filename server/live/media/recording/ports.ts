import { createSocket, type Socket } from 'node:dgram';

const HOST = '127.0.0.1';
const MAX_ATTEMPTS = 200;

function bind(port: number): Promise<Socket | null> {
  const socket = createSocket('udp4');
  return new Promise((resolve) => {
    socket.once('error', () => {
      socket.close();
      resolve(null);
    });
    socket.bind(port, HOST, () => resolve(socket));
  });
}

const shut = (sockets: readonly Socket[]): Promise<unknown> =>
  Promise.all(sockets.map((socket) => new Promise<void>((resolve) => socket.close(() => resolve()))));

/**
 * Even UDP ports of the loopback interface that are free together with the next one, as RTP and RTCP require. They are free when
 * this resolves, so use them quickly. @throws Error if there are none.
 */
export async function freePorts(count: number): Promise<number[]> {
  const held: Socket[] = [];
  const ports: number[] = [];
  for (let tries = 0; ports.length < count && tries < MAX_ATTEMPTS; tries += 1) {
    const first = await bind(0);
    if (!first) continue;
    held.push(first);
    const { port } = first.address();
    const second = port % 2 === 0 ? await bind(port + 1) : null;
    if (!second) continue;
    held.push(second);
    ports.push(port);
  }
  await shut(held);
  if (ports.length < count) throw new Error('There are no free ports for a recording.');
  return ports;
}
