import { describe, expect, it } from 'vitest';
import { browserOf, faultOf, findDevice, nextDevice } from '../../../server/live/media/rules/devices.ts';
import { fallen, hear, hearingOf, loudnessOf, SILENCE, type Hearing } from '../../../server/live/media/rules/level.ts';

const hall = { id: 'a1', label: 'Máy quay hội trường' };
const desk = { id: 'b2', label: 'Máy quay trên bàn' };

describe('a device', () => {
  it('is found by its id, or by its label when the browser has given it another id', () => {
    expect(findDevice([desk, hall], hall)).toEqual(hall);
    expect(findDevice([desk, { ...hall, id: 'z9' }], hall)).toEqual({ ...hall, id: 'z9' });
    expect([findDevice([desk], hall), findDevice([desk], null)]).toEqual([null, null]);
  });

  it('without a name is not confused with another one without a name', () => {
    expect(findDevice([{ id: 'c3', label: '' }], { id: 'd4', label: '' })).toBe(null);
  });

  it('that fails is replaced by the wanted one, or else by the first other one, if any', () => {
    expect(nextDevice([desk, hall], hall, desk.id)).toEqual(hall);
    expect(nextDevice([desk, hall], desk, desk.id)).toEqual(hall);
    expect(nextDevice([desk], desk, desk.id)).toBe(null);
  });
});

describe('an error of the browser', () => {
  const error = (name: string, message = ''): Error => Object.assign(new Error(message), { name });
  it('is classified', () => {
    const names = [
      'NotAllowedError',
      'NotFoundError',
      'OverconstrainedError',
      'NotReadableError',
      'AbortError',
      'NotSupportedError',
      'TypeError',
    ];
    expect(names.map((name) => faultOf(error(name)))).toEqual(['refused', 'none', 'none', 'busy', 'busy', 'unsupported', 'broken']);
    expect(faultOf('odd')).toBe('broken');
  });

  it('caused by the operating system differs from one caused by the user', () => {
    expect(faultOf(error('NotAllowedError', 'Permission denied by system'))).toBe('refused-by-system');
    expect(faultOf(error('NotAllowedError', 'Permission denied'))).toBe('refused');
  });
});

describe('a browser', () => {
  it('is recognised by its user agent', () => {
    const webkit = 'Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko)';
    expect([
      browserOf(`${webkit} Chrome/141.0.0.0 Safari/537.36`),
      browserOf(`${webkit} HeadlessChrome/141.0.0.0 Safari/537.36`),
      browserOf(`${webkit} Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0`),
      browserOf('Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0'),
      browserOf(`${webkit} Version/18.6 Safari/605.1.15`),
      browserOf('something else'),
    ]).toEqual(['chrome', 'chrome', 'edge', 'firefox', 'safari', 'chrome']);
  });
});

describe('the level of a microphone', () => {
  const tone = (amplitude: number) => Float32Array.from({ length: 2048 }, (_, at) => amplitude * Math.sin(at / 5));
  it('is on a decibel scale from −60 dBFS', () => {
    const levels = [0, 0.0001, 0.01, 0.1, 1].map((amplitude) => Math.round(loudnessOf(tone(amplitude)) * 100));
    expect(levels).toEqual([0, 0, 28, 62, 95]);
    expect(loudnessOf(new Float32Array())).toBe(0);
  });

  it('rises at once and falls slowly', () => {
    expect([fallen(0.2, 0.8, 50), fallen(0.9, 0.1, 450), fallen(0.1, 0, 900)]).toEqual([0.8, 0.4, 0]);
  });

  const listen = (levels: readonly number[]): Hearing => levels.reduce((heard, level) => hear(heard, level, 500), SILENCE);
  it('reports a voice after a few words, not after a knock', () => {
    expect([hearingOf(listen([0.5])), hearingOf(listen([0.5, 0.1, 0.6]))]).toEqual(['listening', 'heard']);
  });

  it('reports after a while that a voice is faint, or that there is no signal at all', () => {
    const long = (level: number) => hearingOf(listen(Array.from({ length: 20 }, () => level)));
    expect([long(0.2), long(0.0)]).toEqual(['faint', 'silent']);
  });
});
