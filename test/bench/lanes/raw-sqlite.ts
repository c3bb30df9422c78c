import { mkdtempSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import express from 'express';
import { serveLane } from '../lane.ts';

// The cheapest durable row: one prepared insert, synchronous=FULL, in a table with the columns of the journal. Its HTTP door is Express
// with its JSON parser and nothing else: no login, no permission, no validation, no chain.
const db = new DatabaseSync(join(mkdtempSync(join(tmpdir(), 'bench-')), 'raw.db'));
db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
  CREATE TABLE entry (journalId TEXT, seq INTEGER, at INTEGER, kind TEXT, data TEXT, commandId TEXT, ordinal INTEGER, hash TEXT, PRIMARY KEY (journalId, seq));
  CREATE UNIQUE INDEX own ON entry (journalId, commandId, ordinal)`);
const insert = db.prepare('INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
let seq = 0;

function insertRow(): void {
  seq += 1;
  insert.run('journal', seq, Date.now(), 'site.counted', '{"present":12,"siteId":"provinces-22"}', `command-${seq}`, 0, 'a'.repeat(64));
}

const app = express();
app.use(express.json());
app.post('/api/v1/conferences/:conferenceId/roll-call/:siteId/count', (_request, response) => {
  insertRow();
  response.json({});
});

const server = app.listen(0, '127.0.0.1', () =>
  serveLane(
    { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, conferenceId: 'c', siteId: 's', organizer: 'nobody' },
    {
      append: (count) => {
        for (let n = 0; n < Number(count); n += 1) insertRow();
      },
    },
  ),
);
