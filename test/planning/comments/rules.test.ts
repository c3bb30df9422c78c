import { describe, expect, it } from 'vitest';
import { CLASSIFICATIONS } from '../../../server/planning/agenda/contract.ts';
import { ASKED_GROUPS, AUTHOR_KINDS, COMMENT_STATES, RESPONSES } from '../../../server/planning/comments/contract.ts';
import {
  byState,
  commentFaults,
  commentCounts,
  isAsked,
  isOpenOn,
  mustBeChangeable,
  responseFaults,
  commentState,
} from '../../../server/planning/comments/rules/index.ts';
import { AppError } from '../../../server/platform/errors.ts';

const AT = new Date('2025-11-20T03:00:00Z');
const open = { text: 'Đề nghị bổ sung số liệu', withdrawnAt: null, response: null };

const refusal = (run: () => void): string => {
  try {
    run();
    return 'ok';
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
};

describe('where a comment stands', () => {
  it('is open until it is answered, and withdrawn whatever else it is', () => {
    expect(commentState(open)).toBe('open');
    expect(commentState({ ...open, text: null })).toBe('agreed');
    expect(RESPONSES.map((response) => commentState({ ...open, response }))).toEqual(RESPONSES);
    expect(commentState({ ...open, withdrawnAt: AT, response: 'partly' })).toBe('withdrawn');
  });

  it('is counted once', () => {
    const counts = commentCounts([...COMMENT_STATES, 'open']);
    expect(counts).toEqual({ open: 2, 'taken-up': 1, partly: 1, 'not-taken-up': 1, agreed: 1, withdrawn: 1 });
  });

  it('puts what is to be answered first, and what was withdrawn last, each as they came', () => {
    const at = (state: (typeof COMMENT_STATES)[number], madeAt: number) => ({ state, madeAt });
    const sorted = [at('withdrawn', 1), at('open', 3), at('agreed', 2), at('open', 2)].toSorted(byState);
    expect(sorted).toEqual([at('open', 2), at('open', 3), at('agreed', 2), at('withdrawn', 1)]);
  });
});

describe('who is asked', () => {
  it('are the groups of the round, cleared for the document', () => {
    const groupOf = { site: 'sites', participant: 'participants', user: 'members' } as const;
    for (const kind of AUTHOR_KINDS)
      for (const group of ASKED_GROUPS)
        expect(isAsked({ kind, id: 'a' }, 0, { classification: null }, { groups: [group] })).toBe(groupOf[kind] === group);
  });

  it('is nobody below the level of the document, and nobody who is nobody', () => {
    const round = { groups: [...ASKED_GROUPS] };
    CLASSIFICATIONS.forEach((classification, at) => {
      const author = { kind: 'site', id: 'a' } as const;
      expect([0, 1, 2, 3].map((clearance) => isAsked(author, clearance, { classification }, round))).toEqual(
        [0, 1, 2, 3].map((clearance) => clearance > at),
      );
    });
    expect(isAsked(null, 3, { classification: null }, round)).toBe(false);
  });
});

describe('the time for comments', () => {
  it('lasts until the end of the last day, or until it is closed', () => {
    const until = { deadline: '2025-11-20', isClosed: false };
    expect(['2025-11-19', '2025-11-20', '2025-11-21'].map((day) => isOpenOn(until, day))).toEqual([true, true, false]);
    expect(isOpenOn({ deadline: null, isClosed: false }, '2099-01-01')).toBe(true);
    expect(isOpenOn({ deadline: null, isClosed: true }, '2025-11-19')).toBe(false);
  });

  it('is over for a comment once it is answered', () => {
    expect(refusal(() => mustBeChangeable(open, true))).toBe('ok');
    expect(refusal(() => mustBeChangeable(open, false))).toBe('comments-closed');
    expect(refusal(() => mustBeChangeable({ ...open, response: 'partly' }, true))).toBe('comment-answered');
  });
});

describe('an answer', () => {
  it('gives the reason where the comment is not taken up as it is', () => {
    const faulty = RESPONSES.map((response) => responseFaults(response, null).map(({ path }) => path));
    expect(faulty).toEqual([[], ['text'], ['text']]);
    expect(RESPONSES.map((response) => responseFaults(response, 'Vì …'))).toEqual([[], [], []]);
    expect(responseFaults(null, null)).toEqual([]);
    expect(responseFaults(null, 'Vì …').map(({ path }) => path)).toEqual(['response']);
  });
});

describe('an agreement', () => {
  it('names no place in the document', () => {
    const facts = { speaker: null, place: null, quote: null, text: null };
    expect(commentFaults(facts)).toEqual([]);
    expect(commentFaults({ ...facts, place: 'Phần I' })).toEqual([{ path: 'text', message: 'required' }]);
    expect(commentFaults({ ...facts, place: 'Phần I', text: 'Sửa' })).toEqual([]);
  });
});
