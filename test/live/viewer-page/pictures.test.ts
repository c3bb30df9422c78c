import { describe, expect, it } from 'vitest';
import { viewerView } from '../../../server/live/viewer-page/presenter.ts';
import { media } from '../live-page/media-facts.ts';
import { liveOf } from '../sitting/live-plan.ts';
import { quangNinhSpeaks } from '../sitting/sitting-day.ts';

describe('the pictures of a viewer', () => {
  it('are the program feed and nothing else', () => {
    const { pictures } = viewerView(liveOf(quangNinhSpeaks()), media);
    expect([pictures.main.picture, pictures.aside, pictures.others]).toEqual(['main', null, []]);
  });

  it('say what to do if the server does not let this page join', () => {
    const refusal = { code: 'too-many-pages', text: 'Đóng bớt một trang rồi tải lại trang này.' };
    const { pictures } = viewerView(liveOf(quangNinhSpeaks()), { ...media, state: 'off', sends: {}, refusal });
    expect(pictures.main.note).toBe(refusal.text);
  });
});
