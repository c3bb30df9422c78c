import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveLane } from '../lane.ts';

// The cheapest page: a prepared Buffer, and a 304 if the client has it.
let page = Buffer.alloc(0);
const server = createServer((request, response) => {
  if (request.headers['if-none-match'] === '"kept"') response.writeHead(304, { etag: '"kept"' }).end();
  else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': page.length, etag: '"kept"' }).end(page);
});
server.listen(0, '127.0.0.1', () =>
  serveLane(
    { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
    {
      keep: (text) => {
        page = Buffer.from(String(text));
      },
    },
  ),
);
