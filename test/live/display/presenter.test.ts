import { describe, expect, it } from 'vitest';
import { displayView } from '../../../server/live/display/presenter/index.ts';
import { liveOf } from '../sitting/live-plan.ts';
import { morningWithPapers, siteActing, SittingDay } from '../sitting/sitting-day.ts';

const hall = (day: SittingDay, more: Parameters<typeof liveOf>[1] = {}) => displayView(liveOf(day, more));

describe('the hall display', () => {
  it('shows the conference and the time of day before the opening', () => {
    expect(hall(new SittingDay())).toMatchObject({ mode: 'words', words: { under: 'Phiên 1 khai mạc lúc 08:00' }, next: null, roll: null });
  });

  it('shows the speaker with their posts one below the other, and who is next', () => {
    const day = new SittingDay();
    day.run('sitting.open', { sittingId: 'morning' });
    day.run('item.start', { itemId: 'opening' });
    day.run('floor.grant', { participantId: 'pham-gia-tuc' });
    expect(hall(day)).toMatchObject({
      mode: 'floor',
      speaker: {
        title: 'Phạm Gia Túc',
        posts: ['Ủy viên Trung ương Đảng', 'Chánh Văn phòng Trung ương Đảng'],
        label: 'Phát biểu khai mạc',
      },
      next: { title: 'Tham luận của các đại biểu', under: null },
    });
  });

  it('names the next paper by its site', () => {
    const day = morningWithPapers();
    day.run('floor.grant', { paperId: 'quang-ninh' });
    expect(hall(day).next).toEqual({ title: 'Tham luận 2/3', under: 'Tỉnh ủy Lào Cai' });
  });

  it('does not show the topic of a request, nor an announcement for the sites', () => {
    const day = morningWithPapers();
    const made = day.run('request.make', { topic: { id: 'topic', version: 1 } }, siteActing('site-15'));
    day.run('floor.grant', { requestId: (made.data as { requestId: string }).requestId });
    const texts = [{ id: 'topic', version: 1, kind: 'topic' as const, body: 'Chế độ', at: day.now }];
    expect(hall(day, { texts }).speaker?.label).toBe('Tham luận 1/4');
  });

  it('gives no place in the list to whoever speaks outside it', () => {
    const day = morningWithPapers();
    day.run('floor.grant', { participantId: 'pham-gia-tuc' });
    expect(hall(day).speaker?.label).toBe(null);
    day.run('floor.grant', { paperId: 'quang-ninh', handOver: true });
    expect(hall(day).speaker?.label).toBe('Tham luận 1/3');
    day.run('floor.grant', { participantId: 'pham-gia-tuc', handOver: true });
    expect(hall(day).speaker?.label).toBe(null);
  });

  it('announces a break, and at the end that the conference is closed', () => {
    const day = morningWithPapers();
    day.run('sitting.adjourn', { sittingId: 'morning' });
    expect(hall(day).words?.title).toBe('Tạm nghỉ');
    day.run('sitting.close', { sittingId: 'morning' });
    day.run('sitting.open', { sittingId: 'afternoon' });
    day.run('sitting.close', { sittingId: 'afternoon' });
    expect(hall(day).words?.under).toBe('Hội nghị đã bế mạc');
  });

  it('is blank or shows only the emblem when the desk says so', () => {
    const day = morningWithPapers();
    day.run('floor.grant', { paperId: 'quang-ninh' });
    day.run('display.set', { mode: 'blank' });
    expect(hall(day)).toMatchObject({ mode: 'blank', speaker: null, words: null, next: null });
  });
});
