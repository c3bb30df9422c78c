import { io, type Socket } from 'socket.io-client';
import { PROTOCOL } from '../../../server/platform/sockets/protocol.ts';

/** A socket that comes back by itself as a browser's does, and follows a conference anew each time. Resolves when it is there. */
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
  // A server that ends a session's sockets wants them to come back with what the login may do now.
  socket.on('disconnect', (reason) => reason === 'io server disconnect' && socket.connect());
  return new Promise((resolve) => socket.once('connect', () => resolve(socket)));
}
