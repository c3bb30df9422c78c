import { describe, expect, it } from 'vitest';
import { QuestionTurns } from '../../server/platform/sockets/question-turns.ts';
import { nextTurn } from '../../server/platform/next-turn.ts';

describe('the questions of all connections', () => {
  it('begin one in a turn of the event loop, of each connection in its turn, in their order', async () => {
    const turns = new QuestionTurns();
    const begun: string[] = [];
    const ask = (connection: object, name: string): Promise<number> => turns.turnOf(connection).then(() => begun.push(name));
    const [greedy, modest, late] = [{}, {}, {}];
    const asked = [ask(greedy, 'greedy 1'), ask(greedy, 'greedy 2'), ask(greedy, 'greedy 3'), ask(modest, 'modest 1')];
    expect(begun).toEqual([]);
    await nextTurn();
    expect(begun).toEqual(['greedy 1']);
    asked.push(ask(late, 'late 1'), ask(greedy, 'greedy 4'));
    await nextTurn();
    expect(begun).toEqual(['greedy 1', 'modest 1']);
    await Promise.all(asked);
    expect(begun).toEqual(['greedy 1', 'modest 1', 'greedy 2', 'late 1', 'greedy 3', 'greedy 4']);
  });

  it('begin at once again after a while without any', async () => {
    const turns = new QuestionTurns();
    const connection = {};
    await turns.turnOf(connection);
    await nextTurn();
    let hasBegun = false;
    void turns.turnOf(connection).then(() => (hasBegun = true));
    await nextTurn();
    expect(hasBegun).toBe(true);
  });
});
