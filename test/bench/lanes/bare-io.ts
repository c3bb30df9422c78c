import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { Server } from 'socket.io';
import { serveLane } from '../lane.ts';

// Socket.IO with nothing on it but a prepared answer.
const http = createServer();
const io = new Server(http, { serveClient: false, perMessageDeflate: false });
let snapshot = '';
io.on('connection', (socket) => {
  void socket.join('everyone');
  socket.on('follow', (_input: unknown, answer: (text: string) => void) => answer(snapshot));
});
http.listen(0, '127.0.0.1', () =>
  serveLane(
    { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` },
    {
      connections: () => promisify(http.getConnections.bind(http))(),
      keep: (text) => {
        snapshot = String(text);
      },
    },
  ),
);
