import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { proceedingsContract } from '../../../server/live/sitting/contract/index.ts';
import { stateOf } from '../../../server/live/sitting/rules/index.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const EXAMPLE = join(ROOT, 'docs/api/run-a-conference.ts');
const GENERATE = fileURLToPath(new URL('generate.ts', import.meta.url));
const LOGIN = { name: 'programme', password: 'a password of the test' };

const Done = z.object({
  conferenceId: z.string(),
  siteId: z.string(),
  sittingId: z.string(),
  speakerId: z.string(),
  turn: z.object({ turnId: z.string() }),
  paper: z.object({ bytes: z.number(), isZip: z.boolean() }),
});

describe('a client generated from the OpenAPI document', () => {
  let app: TestApp;
  /** Folder of another program: the generated types, and the example of the documentation. */
  let folder: string;
  const write = async (name: string, text: string): Promise<string> => {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };
  const compile = (config: string) => run(join(ROOT, 'node_modules/.bin/tsc'), ['--project', config]);
  const configFor = (program: string) =>
    write(
      `${program}.json`,
      JSON.stringify({
        extends: join(ROOT, 'tsconfig.json'),
        compilerOptions: { types: ['node'] },
        include: [],
        exclude: [],
        files: [program],
      }),
    );

  beforeAll(async () => {
    app = await startApp();
    await app.user({ ...LOGIN, creator: true });
    folder = await mkdtemp(join(tmpdir(), 'api-client-'));
    await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    await write('package.json', JSON.stringify({ type: 'module' }));
    await write('program.ts', await readFile(EXAMPLE, 'utf8'));
    await run(process.execPath, [GENERATE, `${app.url}/api/openapi.json`, join(folder, 'api.ts')]);
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
    await app.end();
  });

  it('compiles the example of the documentation, and no program with an unknown field', async () => {
    await compile(await configFor('program.ts'));
    const wrong = (await readFile(EXAMPLE, 'utf8'))
      .replace("title: 'Thảo luận'", "heading: 'Thảo luận'")
      .replace('seconds: 300', "seconds: '300'")
      .replace('turn.turnId', 'turn.turn');
    await write('wrong.ts', wrong);
    const { stdout } = await compile(await configFor('wrong.ts')).then(
      () => ({ stdout: '' }),
      (error: { stdout: string }) => error,
    );
    const faults = [
      /'heading' does not exist in type/,
      /Type 'string' is not assignable to type 'number'/,
      /Property 'turn' does not exist/,
    ];
    expect(faults.filter((fault) => !fault.test(stdout)).map(String)).toEqual([]);
  });

  it('runs a conference over HTTP, from the plan to the minutes', async () => {
    const { stdout } = await run(process.execPath, [join(folder, 'program.ts'), app.url, LOGIN.name, LOGIN.password]);
    const { conferenceId, siteId, sittingId, speakerId, turn, paper } = Done.parse(JSON.parse(stdout));
    const { state } = await app.system.run(proceedingsContract.liveState, { conferenceId });
    const { sittings, turns, openSittingId } = stateOf(state);
    expect([openSittingId, sittings[sittingId]?.closedAt, turns[turn.turnId]?.speaker]).toEqual([
      null,
      app.clock.now,
      expect.objectContaining({ participantId: speakerId, siteId }),
    ]);
    expect([paper.isZip, paper.bytes > 5000]).toEqual([true, true]);
  });

  it('learns from the code why it is refused', async () => {
    const program = run(process.execPath, [join(folder, 'program.ts'), app.url, LOGIN.name, 'another password']);
    await expect(program).rejects.toMatchObject({ stderr: expect.stringContaining('wrong-password: ') as string });
  });
});
