import { describe, expect, it } from 'vitest';
import { verdictOf } from '../../../server/live/media/device-test/rules/line-test.ts';
import { checksFrom, primaryOf, stepsOf, type DeviceTestFacts } from '../../../server/live/media/device-test/rules/steps.ts';
import { deviceTestView, UNTRIED, type DeviceTestPage } from '../../../server/live/media/device-test/presenter/index.ts';
import { DEVICE_FAULTS } from '../../../server/live/media/rules/devices.ts';

const measure = { roundTrip: 30, jitter: 5, loss: 0, available: 3_000_000, sent: 2_000_000, width: 1280, cameBack: true };
const lineOf = (available: number): DeviceTestFacts['line'] => {
  const found = { ...measure, available };
  return { state: 'done', progress: 1, left: 0, found: { measure: found, ...verdictOf(found) } };
};
const DONE: DeviceTestFacts = {
  phase: 'open',
  camera: { fault: null, picture: 'good', width: 1280, height: 720 },
  microphone: { fault: null, hearing: 'heard' },
  speaker: { state: 'good', told: false },
  line: lineOf(3_000_000),
};
const but = (changes: Partial<DeviceTestFacts>): DeviceTestFacts => ({ ...DONE, ...changes });
const NOTED = { camera: null, microphone: null, line: false, person: true, phone: null };
const page = (facts: DeviceTestFacts, changes: Partial<DeviceTestPage> = {}) =>
  deviceTestView({
    lang: 'vi',
    zone: 'Asia/Ho_Chi_Minh',
    conferenceId: 'c',
    facts,
    devices: { camera: [], microphone: [], speaker: [] },
    browser: 'firefox',
    reported: { state: 'waiting' },
    refused: null,
    ready: false,
    onAir: false,
    ...changes,
  });

describe('the result of a device test', () => {
  it('goes to the roll call with the earlier checks of person and phone', () => {
    expect(checksFrom(DONE, NOTED)).toEqual({ camera: true, microphone: true, line: true, person: true, phone: null });
  });

  it('says what failed', () => {
    const failed = but({ camera: { ...DONE.camera, fault: 'none' }, microphone: { fault: null, hearing: 'faint' }, line: lineOf(100_000) });
    expect(checksFrom(failed, NOTED)).toEqual({ camera: false, microphone: false, line: false, person: true, phone: null });
  });

  it('leaves the check of the connection unchanged if the server has no media', () => {
    expect(checksFrom(but({ line: { ...DONE.line, state: 'off', found: null } }), NOTED)).toEqual({
      ...NOTED,
      camera: true,
      microphone: true,
    });
  });

  it('is null while a step is running, and does not include the loudspeaker', () => {
    const under: Partial<DeviceTestFacts>[] = [
      { phase: 'asking' },
      { camera: { ...DONE.camera, picture: 'coming' } },
      { microphone: { fault: null, hearing: 'listening' } },
      { line: { ...DONE.line, state: 'running', found: null } },
    ];
    expect(under.map((changes) => checksFrom(but(changes), NOTED))).toEqual([null, null, null, null]);
    expect(checksFrom(but({ speaker: { state: 'untried', told: false } }), NOTED)).toEqual(checksFrom(DONE, NOTED));
  });
});

describe('the next action', () => {
  it('leads through the test and ends with the report', () => {
    const tone = (state: DeviceTestFacts['speaker']['state']) => but({ speaker: { state, told: false } });
    const facts = [UNTRIED, but({ phase: 'asking' }), tone('untried'), tone('playing'), tone('asked'), DONE];
    expect(facts.map((one) => primaryOf(one, false))).toEqual(['begin', null, 'play', null, 'yes', 'ready']);
    expect(primaryOf(DONE, true)).toBe('back');
  });

  it('is to try again if a device could not be opened, and to measure again if the connection carries nothing', () => {
    expect(primaryOf(but({ camera: { ...DONE.camera, fault: 'busy' } }), false)).toBe('again');
    expect(primaryOf(but({ line: lineOf(50_000) }), false)).toBe('measure');
  });

  it('is none while the connection is being measured or a voice is expected', () => {
    expect(primaryOf(but({ microphone: { fault: null, hearing: 'listening' } }), false)).toBe(null);
    expect(primaryOf(but({ line: { ...DONE.line, state: 'running', found: null } }), false)).toBe(null);
  });

  it('is the report if the server has no media', () => {
    const off = but({ line: { state: 'off', progress: 0, left: 0, found: null } });
    expect([primaryOf(off, false), stepsOf(off).line]).toEqual(['ready', 'off']);
  });
});

describe('the words of a device test', () => {
  it('say what every fault is and what to press, in both languages', () => {
    for (const lang of ['vi', 'en'] as const) {
      for (const fault of DEVICE_FAULTS) {
        const { camera } = page(but({ camera: { ...DONE.camera, fault } }), { lang });
        expect([camera.state, camera.hasPicture, camera.trouble?.title !== '', camera.trouble?.text !== '']).toEqual([
          'bad',
          false,
          true,
          true,
        ]);
      }
    }
  });

  it('explain how to grant permission first in the current browser, then in others', () => {
    const { camera, microphone } = page(
      but({ camera: { ...DONE.camera, fault: 'refused' }, microphone: { fault: 'refused', hearing: 'listening' } }),
    );
    expect([camera.trouble?.how?.split(':')[0], camera.trouble?.others?.map((how) => how.split(':')[0])]).toEqual([
      'Firefox',
      ['Chrome', 'Edge', 'Safari'],
    ]);
    expect(microphone.trouble).toEqual({ title: 'Trình duyệt đang chặn micrô', text: '' });
  });

  it('give the connection in figures; what could not be measured is unknown, never 0', () => {
    const { line } = page(
      but({ line: { ...DONE.line, found: { measure: { ...measure, loss: null, jitter: null }, ...verdictOf(measure) } } }),
    );
    expect(line.figures?.map(({ value }) => value)).toEqual(['30 ms', 'chưa rõ', 'chưa rõ', '3 Mbit/s', '1280 điểm ảnh']);
  });

  it('say which report was refused and why, and offer to send it again', () => {
    const refusals = (['ready', 'unready', 'tell'] as const).map(
      (action) => page(DONE, { refused: { action, reason: 'Máy chủ đang bận.' } }).refused,
    );
    expect(refusals).toEqual([
      { action: 'ready', title: 'Chưa báo được “Đã sẵn sàng”', reason: 'Máy chủ đang bận.' },
      { action: 'unready', title: 'Chưa báo được “Chưa sẵn sàng”', reason: 'Máy chủ đang bận.' },
      { action: 'tell', title: 'Chưa báo được việc loa không có tiếng', reason: 'Máy chủ đang bận.' },
    ]);
  });

  it('say in the band what to do now', () => {
    const said = (facts: DeviceTestFacts, changes: Partial<DeviceTestPage> = {}) => page(facts, changes).band.said;
    expect([
      said(UNTRIED),
      said(but({ microphone: { fault: null, hearing: 'listening' } })),
      said(but({ line: lineOf(1) })),
      said(DONE),
      said(but({ line: { state: 'off', progress: 0, left: 0, found: null } })),
      said(but({ line: { state: 'busy', progress: 0, left: 0, found: null } })),
      said(DONE, { ready: true }),
      said(DONE, { onAir: true }),
    ]).toEqual(['before', 'speak', 'bad', 'good', 'unmeasured', 'line', 'ready', 'air']);
  });
});
