import { call, connection } from '../../../connection.ts';
import type { SignallingChannel } from './signalling-channel.ts';

/** The page's own socket. */
export const socketChannel: SignallingChannel = {
  call: (operation, input) => call(operation, input),
  on(event, listener) {
    connection().on(event, listener);
    return () => void connection().off(event, listener);
  },
};
