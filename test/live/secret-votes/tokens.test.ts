import { RSABSSA } from '@cloudflare/blindrsa-ts';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { secretVotesContract as contract } from '../../../server/live/secret-votes/contract/index.ts';
import { boardHash, receiptOf } from '../../../server/live/secret-votes/tokens.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { contentsOf } from '../../helpers/tables.ts';
import { code } from '../sitting/published-day.ts';
import { secretDay } from './secret-day.ts';

const suite = RSABSSA.SHA384.PSS.Randomized();
const bytes = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, 'base64url'));
const text = (of: Uint8Array): string => Buffer.from(of).toString('base64url');

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

/** A vote that is secret from the server, and what the devices of its electors do. */
async function tokenDay(n = 4) {
  const day = await secretDay(app, n);
  const { conferenceId } = day;
  const voteId = await day.open({ level: 'operator' });
  const { publicKey } = await day.get(day.chair);
  const key = await crypto.subtle.importKey('spki', bytes(publicKey ?? ''), { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify']);
  const blank = async () => {
    const message = suite.prepare(crypto.getRandomValues(new Uint8Array(24)));
    return { message, ...(await suite.blind(key, message)) };
  };
  const draw = (login: Login, { blindedMsg }: { blindedMsg: Uint8Array }) =>
    login.run(contract.draw, { conferenceId, voteId, blinded: text(blindedMsg) });
  const tokenOf = async (login: Login) => {
    const made = await blank();
    const { signature } = await draw(login, made);
    return { token: text(made.message), signature: text(await suite.finalize(key, made.message, bytes(signature), made.inv)) };
  };
  const drop = (token: { token: string; signature: string }, choice: string) =>
    app.nobody.run(contract.drop, { conferenceId, voteId, ...token, choice: [choice] });
  return { ...day, voteId, blank, draw, tokenOf, drop, board: (login: Login) => login.run(contract.board, { conferenceId, voteId }) };
}

describe('a vote that is secret from the server', () => {
  it('counts the ballots that nobody brings, and shows each under its receipt', async () => {
    const day = await tokenDay();
    const logins = await day.delegates();
    const tokens = await Promise.all(logins.map(day.tokenOf));
    const choices = ['agree', 'disagree', 'agree', 'none'];
    const receipts = await Promise.all(tokens.map((token, at) => day.drop(token, choices[at] ?? '').then(({ receipt }) => receipt)));
    expect(receipts).toEqual(tokens.map(({ token }) => receiptOf(token)));
    await day.close(day.voteId);
    const vote = (await day.stateOf()).votes[day.voteId];
    const { ballots, hash, drawn } = await day.board(day.chair);
    const cast = receipts.map((receipt, at) => ({ receipt, choice: [choices[at]] }));
    expect(ballots).toEqual(cast.toSorted((a, b) => (a.receipt < b.receipt ? -1 : 1)));
    expect(hash).toBe(boardHash(ballots.map(({ receipt, choice }) => ({ receipt, choice: choice.join(' ') }))));
    expect([vote?.board, vote?.count?.counts.map(({ n }) => n), drawn.length]).toEqual([{ hash, issued: 4 }, [2, 1, 1], 4]);
    expect(await app.db.secretVote.count({ where: { id: day.voteId, privateKey: { not: null } } })).toBe(0);
  });

  it('signs one token for each elector, the same one again after a lost answer', async () => {
    const day = await tokenDay();
    const [one] = await day.delegates();
    if (!one) throw new Error('nobody is there');
    const made = await day.blank();
    const [first, second] = [await day.draw(one, made), await day.draw(one, made)];
    expect(second).toEqual(first);
    expect(await code(day.draw(one, await day.blank()))).toBe('secret-vote-drawn');
    expect(await code(day.draw(one, { blindedMsg: new Uint8Array(12) }))).toBe('secret-vote-token');
    expect(await code(day.draw(await day.delegate('pham-gia-tuc'), made))).toBe('secret-vote-not-elector');
    expect(await code(day.cast(one, day.voteId, 'agree'))).toBe('secret-vote-by-token');
  });

  it('takes one ballot for each token, none with a forged one, and none after closing', async () => {
    const day = await tokenDay();
    const tokens = await Promise.all((await day.delegates()).map(day.tokenOf));
    const [first, second, third, late] = tokens;
    if (!first || !second || !third || !late) throw new Error('nobody is there');
    expect(await day.drop(first, 'agree')).toEqual(await day.drop(first, 'agree'));
    expect(await code(day.drop(first, 'disagree'))).toBe('secret-vote-token');
    expect(await code(day.drop({ ...second, signature: first.signature }, 'agree'))).toBe('secret-vote-token');
    expect(await code(day.drop(second, 'c1'))).toBe('secret-vote-choice');
    for (const token of [second, third]) await day.drop(token, 'none');
    expect(await code(day.board(day.chair))).toBe('secret-vote-not-counted');
    await day.close(day.voteId);
    expect(await code(day.drop(late, 'agree'))).toBe('secret-vote-not-open');
    expect((await day.stateOf()).votes[day.voteId]?.count?.cast).toBe(3);
    expect((await day.board(day.chair)).drawn.length).toBe(4);
  });

  it('keeps nothing by which a drawn token and a ballot belong together, and takes ballots by a request that says nothing of its sender', async () => {
    const day = await tokenDay();
    const [one] = await day.delegates();
    if (!one) throw new Error('nobody is there');
    const before = await contentsOf(app.db);
    const token = await day.tokenOf(one);
    const drawn = await contentsOf(app.db);
    const { status, headers } = await request(app.url)
      .post(`/api/v1/conferences/${day.conferenceId}/secret-votes/${day.voteId}/box`)
      .send({ ...token, choice: ['agree'] });
    expect([status, headers['set-cookie']]).toEqual([200, undefined]);
    const after = await contentsOf(app.db);
    const changed = (a: typeof before, b: typeof before) => Object.keys(b).filter((table) => b[table]?.join() !== a[table]?.join());
    expect([changed(before, drawn), changed(drawn, after)]).toEqual([['SecretElector'], ['SecretBallot']]);
    expect(JSON.stringify(drawn.SecretElector).includes(receiptOf(token.token))).toBe(false);
  });

  it('is kept apart by whose it is on a device at which several people vote', async () => {
    const day = await tokenDay();
    const [one, other] = await day.delegates();
    if (!one || !other) throw new Error('nobody is there');
    await day.tokenOf(one);
    const tokenFor = async (login: Login) => {
      const { text: html } = await request(app.url)
        .get(`/conferences/${day.conferenceId}/ballot`)
        .set('Cookie', `dc_session=${login.token}`);
      const [, data = ''] = /data-page="([^"]*)"/.exec(html) ?? [];
      return (JSON.parse(data.replaceAll('&quot;', '"')) as { token: unknown }).token;
    };
    const { publicKey } = await day.get(day.chair);
    expect(await tokenFor(one)).toEqual({ voteId: day.voteId, publicKey, isDrawn: true, holder: one.actor.id });
    expect(await tokenFor(other)).toEqual({ voteId: day.voteId, publicKey, isDrawn: false, holder: other.actor.id });
  });

  it('shows its board to others only once its result is shown', async () => {
    const day = await tokenDay();
    const logins = await day.delegates();
    for (const login of logins) await day.drop(await day.tokenOf(login), 'agree');
    await day.close(day.voteId);
    const [one] = logins;
    if (!one) throw new Error('nobody is there');
    expect(await code(day.board(one))).toBe('secret-vote-not-counted');
    await day.show(day.voteId);
    expect((await day.board(one)).ballots.length).toBe(4);
  });
});
