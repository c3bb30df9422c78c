import { WebSocket } from 'ws';

/** A minimal Socket.IO client for load tests: connects, sends, and counts what it receives. */
export class LeanClient {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (answer: unknown) => void>();
  #asked = 0;
  onEvent: (text: string) => void = () => {};

  private constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  static connect(url: string, token: string | null): Promise<LeanClient> {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, { perMessageDeflate: false });
    const client = new LeanClient(socket);
    return new Promise((resolve, reject) => {
      socket.once('error', reject);
      socket.on('message', (data: Buffer) => {
        const text = data.toString();
        if (text.startsWith('0')) socket.send(`40${token ? JSON.stringify({ token }) : ''}`);
        else if (text === '2') socket.send('3');
        else if (text.startsWith('40')) resolve(client);
        else if (text.startsWith('44')) reject(new Error(text));
        else if (text.startsWith('43')) client.#answered(text);
        else if (text.startsWith('42')) client.onEvent(text);
      });
    });
  }

  #answered(text: string): void {
    const [, id = '', body = ''] = /^43(\d+)(.*)$/s.exec(text) ?? [];
    this.#waiting.get(Number(id))?.(JSON.parse(body));
    this.#waiting.delete(Number(id));
  }

  ask(name: string, ...args: readonly unknown[]): Promise<unknown> {
    const id = (this.#asked += 1);
    this.#socket.send(`42${id}${JSON.stringify([name, ...args])}`);
    return new Promise((resolve) => this.#waiting.set(id, resolve));
  }

  close(): void {
    this.#socket.terminate();
  }
}

/** Opens many clients, slowly enough to lose none. */
export async function many<T>(count: number, open: (n: number) => Promise<T>, atOnce = 100): Promise<T[]> {
  const opened: T[] = [];
  for (let from = 0; from < count; from += atOnce) {
    opened.push(...(await Promise.all(Array.from({ length: Math.min(atOnce, count - from) }, (_, n) => open(from + n)))));
  }
  return opened;
}

/** An open plain WebSocket. */
export function plainSocket(url: string): Promise<WebSocket> {
  const socket = new WebSocket(url.replace('http', 'ws'), { perMessageDeflate: false });
  return new Promise((resolve, reject) => socket.once('open', () => resolve(socket)).once('error', reject));
}
