import type { Server } from 'socket.io';
import type { Client } from './client.ts';

/** Engine.IO's type of a message, and Socket.IO's of an event, before the event as JSON. */
const EVENT_PREFIX = '42';
const FINAL_TEXT = 0x81;
const MAX_SHORT = 125;
const MAX_MEDIUM = 0xff_ff;
const IN_TWO_BYTES = 126;
const IN_EIGHT_BYTES = 127;

/** Start of a whole, unmasked WebSocket text message of so many bytes (RFC 6455, section 5.2). */
function frameHead(length: number): Buffer {
  if (length <= MAX_SHORT) return Buffer.from([FINAL_TEXT, length]);
  const isMedium = length <= MAX_MEDIUM;
  const head = Buffer.alloc(isMedium ? 4 : 10);
  head.writeUInt8(FINAL_TEXT, 0);
  head.writeUInt8(isMedium ? IN_TWO_BYTES : IN_EIGHT_BYTES, 1);
  if (isMedium) head.writeUInt16BE(length, 2);
  else head.writeBigUInt64BE(BigInt(length), 2);
  return head;
}

/** An event as Socket.IO sends it over a WebSocket. */
export function eventFrame(event: string, message: unknown): Buffer {
  const text = Buffer.from(EVENT_PREFIX + JSON.stringify([event, message]));
  return Buffer.concat([frameHead(text.length), text]);
}

/**
 * Writes a frame straight to a client's line, if everything before it has been sent. False if Engine.IO has to send it in its turn:
 * behind messages that wait, to a slow reader, or by another transport than a WebSocket from the start.
 */
function wrote({ conn, request: { socket: line } }: Client, frame: Buffer): boolean {
  const isIdle = conn.readyState === 'open' && conn.transport.name === 'websocket' && !conn.upgraded && conn.transport.writable;
  if (!isIdle || !line.writable || line.writableLength > 0) return false;
  line.write(frame);
  return true;
}

/** Sends an event to everyone in a room, encoded once for all. `message` holds no binary data. */
export function sendToRoom(io: Server, room: string, event: string, message: unknown): void {
  const { adapter, sockets } = io.sockets;
  const ids = adapter.rooms.get(room);
  if (!ids) return;
  const frame = eventFrame(event, message);
  for (const id of ids) {
    const client = sockets.get(id);
    if (client && !wrote(client as Client, frame)) io.to(id).emit(event, message);
  }
}
