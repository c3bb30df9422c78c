import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { serveLane } from '../lane.ts';

// The cheapest broadcast: one text to every open WebSocket; and the cheapest welcome: a prepared snapshot.
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
let snapshot = '';
server.on('connection', (socket) => socket.on('message', () => socket.send(snapshot)));
server.once('listening', () =>
  serveLane(
    { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
    {
      connections: () => server.clients.size,
      tell: (text) => {
        for (const client of server.clients) client.send(String(text));
      },
      keep: (text) => {
        snapshot = String(text);
      },
    },
  ),
);
