import { call, connection } from '../../connection.ts';
import type { LineToServer } from './line-to-server.ts';

/** The page's own socket. */
export const browserLine: LineToServer = {
  call: (operation, input) => call(operation, input),
  on(event, listener) {
    connection().on(event, listener);
    return () => void connection().off(event, listener);
  },
};
