import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConferenceFile, formatSchema } from '../../../server/record/import-export/contract/format.ts';
import { interchangeContract as contract } from '../../../server/record/import-export/contract/index.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { fullFile, MADE_UP, objectsIn } from './full-file.ts';

let app: TestApp;
let creator: Login;
beforeAll(async () => {
  app = await startApp();
  creator = await app.user({ creator: true, clearance: 3 });
});
afterAll(() => app.end());

/** Imports a file and exports what was stored. */
async function throughTheDatabase(file: unknown): Promise<unknown> {
  const { id } = await creator.run(contract.import, ConferenceFile.parse(file));
  return creator.run(contract.export, { conferenceId: id });
}

describe('a file with every record and every field of the format', () => {
  const file = fullFile();

  it('has every kind of record in the schema, each with a made-up field', () => {
    const objects = objectsIn(file);
    const kinds = new Set(objects.map(([path, object]) => `${path.replaceAll(/\/\d+/g, '')} ${Object.keys(object).join(' ')}`));
    expect(kinds.size).toBe(JSON.stringify(formatSchema()).split('"type":"object"').length - 1);
    expect(objects.filter(([, object]) => !(MADE_UP in object))).toEqual([]);
  });

  it('comes back whole after import, export, import and export', async () => {
    const once = await throughTheDatabase(file);
    expect(once).toEqual(file);
    expect(await throughTheDatabase(once)).toEqual(file);
  });
});
