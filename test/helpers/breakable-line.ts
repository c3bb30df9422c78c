import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A connection between browsers and a server that a test can break and restore. */
export interface BreakableLine {
  readonly url: string;
  /** From now on requests arrive, but answers are lost. */
  loseAnswers(): void;
  /** Ends every connection, and refuses new ones. */
  cut(): void;
  mend(): void;
  end(): Promise<void>;
}

type State = 'whole' | 'answers-lost' | 'cut';

/** Puts a breakable connection in front of the server at `url`. */
export async function breakableLine(url: string): Promise<BreakableLine> {
  const { hostname, port } = new URL(url);
  let state: State = 'whole';
  const open = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    open.add(socket);
    return socket.on('close', () => open.delete(socket)).on('error', () => socket.destroy());
  };
  const server = createServer((browser) => {
    if (state === 'cut') {
      browser.destroy();
      return;
    }
    const target = keep(connect(Number(port), hostname));
    keep(browser).pipe(target);
    target.on('data', (bytes) => state === 'whole' && browser.write(bytes));
    target.on('close', () => browser.destroy());
    browser.on('close', () => target.destroy());
  });
  const drop = (): void => open.forEach((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    loseAnswers: () => void (state = 'answers-lost'),
    cut() {
      state = 'cut';
      drop();
    },
    mend() {
      drop();
      state = 'whole';
    },
    async end() {
      drop();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
