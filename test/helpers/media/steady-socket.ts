import { io, type Socket } from 'socket.io-client';
import { PROTOCOL } from '../../../server/platform/sockets/protocol.ts';

/** A socket that reconnects by itself like a browser's, and follows a conference again each time. Resolves once connected. */
export function steadySocket(url: string, token: string, conferenceId: string): Promise<Socket> {
  const socket = io(url, {
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 300,
    reconnectionDelayMax: 2000,
    auth: { protocol: PROTOCOL, token },
  });
  const follow = () => socket.emit('follow', { conferenceId, revision: null }, () => {});
  socket.on('connect', follow);
  // Reconnect after a disconnect by the server, with what the login may do now.
  socket.on('disconnect', (reason) => reason === 'io server disconnect' && socket.connect());
  return new Promise((resolve) => socket.once('connect', () => resolve(socket)));
}
