import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { serveLane } from '../lane.ts';

// The cheapest durable row: one prepared insert, synchronous=FULL, in a table with the columns of the journal.
const db = new DatabaseSync(join(mkdtempSync(join(tmpdir(), 'bench-')), 'raw.db'));
db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
  CREATE TABLE entry (journalId TEXT, seq INTEGER, at INTEGER, kind TEXT, data TEXT, commandId TEXT, ordinal INTEGER, hash TEXT, PRIMARY KEY (journalId, seq));
  CREATE UNIQUE INDEX own ON entry (journalId, commandId, ordinal)`);
const insert = db.prepare('INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
let seq = 0;
serveLane(
  {},
  {
    append: (count) => {
      const started = performance.now();
      for (let n = 0; n < Number(count); n += 1) {
        seq += 1;
        insert.run(
          'journal',
          seq,
          Date.now(),
          'site.counted',
          '{"present":12,"siteId":"provinces-22"}',
          `command-${seq}`,
          0,
          'a'.repeat(64),
        );
      }
      return performance.now() - started;
    },
  },
);
