import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The address at which a server listens, such as http://127.0.0.1:3000. */
export function listeningAt(http: Server): string {
  const { address, port, family } = http.address() as AddressInfo;
  const host = address === '0.0.0.0' || address === '::' ? 'localhost' : family === 'IPv6' ? `[${address}]` : address;
  return `http://${host}:${port}`;
}
