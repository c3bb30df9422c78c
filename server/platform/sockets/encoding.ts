import { Decoder, Encoder as DefaultEncoder, PacketType, type Packet } from 'socket.io-parser';
import { encode } from '../encoded.ts';

/** Encodes answers without encoding again what is marked as encoded once. Our messages hold no binary data, so it is not looked for. */
class Encoder extends DefaultEncoder {
  override encode(packet: Packet): (string | Buffer)[] {
    const { type, id, nsp, data } = packet;
    if (type !== PacketType.ACK || nsp !== '/' || !Array.isArray(data) || data.length !== 1) return super.encode(packet);
    return [`${type}${id}[${encode(data[0])}]`];
  }
}

/** How messages are written and read over sockets, for Socket.IO's option `parser`. */
export const encoding = { Encoder, Decoder };
