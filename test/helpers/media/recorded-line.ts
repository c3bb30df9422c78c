import type { Socket } from 'socket.io-client';
import type { SignallingChannel } from '../../../client/live/media/session/signalling-channel.ts';
import type { Operation, OutputOf } from '../../../server/platform/contract.ts';
import { lineOf } from './node-page.ts';

/** A command as a page sent it, with the answer. */
export interface Said {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly output: Readonly<Record<string, unknown>>;
}

/** A signalling channel that records real commands, to be modified and sent again. */
export function recordedLine(socket: Socket): { readonly line: SignallingChannel; readonly said: Said[] } {
  const line = lineOf(socket);
  const said: Said[] = [];
  return {
    said,
    line: {
      async call<T extends Operation>(operation: T, input: Parameters<typeof line.call<T>>[1]): Promise<OutputOf<T>> {
        const output = await line.call(operation, input);
        said.push({ name: operation.name, input: input as Said['input'], output: output as Said['output'] });
        return output;
      },
      on: (event, listener) => line.on(event, listener),
    },
  };
}
