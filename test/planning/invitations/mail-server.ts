import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { MailConfig } from '../../../server/platform/mail-config.ts';

/** A mail as it arrived. */
export interface Arrived {
  readonly to: string;
  readonly text: string;
}

/** A real mail server on a free port of this machine, which keeps what arrives. */
export interface MailServer {
  readonly arrived: Arrived[];
  /** Addresses that it refuses, with the answer. */
  readonly refuses: Map<string, number>;
  /** Addresses whose line it drops after the text, before it answers. */
  readonly drops: Set<string>;
  readonly config: MailConfig;
  close(): Promise<void>;
}

export async function mailServer(port = 0): Promise<MailServer> {
  const arrived: Arrived[] = [];
  const refuses = new Map<string, number>();
  const drops = new Set<string>();
  const sockets = new Set<Socket>();
  const options: SMTPServerOptions = {
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo({ address }, _session, done) {
      const code = refuses.get(address);
      done(code === undefined ? null : Object.assign(new Error('not taken'), { responseCode: code }));
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const to = session.envelope.rcptTo[0]?.address ?? '';
        arrived.push({ to, text: Buffer.concat(parts).toString('utf8') });
        if (!drops.has(to)) return done();
        for (const socket of sockets) socket.destroy();
      });
    },
  };
  const server = new SMTPServer(options);
  server.on('error', () => {});
  server.server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.server.address() as AddressInfo;
  const at = { host: '127.0.0.1', port: address.port, secure: false, requireTLS: false, user: null, password: null };
  return {
    arrived,
    refuses,
    drops,
    config: { server: at, sender: 'van-phong@example.org' },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
