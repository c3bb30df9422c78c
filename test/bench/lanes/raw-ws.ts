import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { serveLane } from '../lane.ts';

// The cheapest way to tell many: one text to every open WebSocket; and to welcome many: a snapshot that lies ready.
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
let snapshot = '';
server.on('connection', (socket) => socket.on('message', () => socket.send(snapshot)));
server.once('listening', () =>
  serveLane(
    { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
    {
      tell: (text) => {
        for (const client of server.clients) client.send(String(text));
      },
      keep: (text) => {
        snapshot = String(text);
      },
    },
  ),
);
