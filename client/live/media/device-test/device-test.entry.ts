import type { DeviceTestFacts } from '../../../../server/live/media/device-test/rules/steps.ts';
import { browserOf } from '../../../../server/live/media/rules/devices.ts';
import { deviceTestView } from '../../../../server/live/media/device-test/presenter/index.ts';
import band from '../../../../views/live/media/device-test/band.hbs';
import main from '../../../../views/live/media/device-test/main.hbs';
import recordingMark from '../../../../views/live/live-page/recording.hbs';
import { startFrom } from '../../../clock.ts';
import { pageLang, pageZone } from '../../../shell/page.ts';
import { morph } from '../../../shell/templates.ts';
import { pageData } from '../../live-page/page-data.ts';
import { CameraWatch } from './camera-watch.ts';
import { handlePresses } from './presses.ts';
import { LineTest } from './line-test.ts';
import { Listening } from './listening.ts';
import { TestReport } from './test-report.ts';
import { SpeakerTest } from './speaker-test.ts';
import { Devices } from '../devices.ts';
import { Meter } from '../meter.ts';
import { leaveFor } from '../opening.ts';

const { conferenceId, siteId, at } = pageData('deviceTest');
startFrom(at);

const devices = new Devices();
const camera = new CameraWatch(document.querySelector<HTMLVideoElement>('#check-picture') as HTMLVideoElement, changed);
const listening = new Listening(new Meter(document.querySelector<SVGSVGElement>('#check-meter') as SVGSVGElement), changed);
const speaker = new SpeakerTest(changed);
const line = new LineTest({ conferenceId, siteId, devices, changed });
const rollCall = new TestReport({ conferenceId, siteId }, changed);
let begun = false;

function factsNow(): DeviceTestFacts {
  return {
    phase: !begun ? 'before' : devices.asking ? 'asking' : 'open',
    camera: { fault: devices.faults.camera, picture: camera.state, width: camera.width, height: camera.height },
    microphone: { fault: devices.faults.microphone, hearing: listening.state },
    speaker: speaker.facts,
    line: line.facts,
  };
}

const drawn = new Map<string, string>();
function put(id: string, html: string): void {
  const place = document.getElementById(id);
  if (place && drawn.get(id) !== html) morph(place, html);
  drawn.set(id, html);
}

let drawing = false;
/** Draws once for all changes in the same frame. */
function changed(): void {
  if (drawing) return;
  drawing = true;
  queueMicrotask(() => {
    drawing = false;
    draw();
  });
}

function draw(): void {
  const facts = factsNow();
  const view = deviceTestView({
    lang: pageLang(),
    zone: pageZone(),
    conferenceId,
    facts,
    devices: devices.list(),
    browser: browserOf(navigator.userAgent),
    reported: rollCall.reported,
    refused: rollCall.refused,
    ready: rollCall.ready,
    onAir: rollCall.onAir,
  });
  put('recording', recordingMark({ recording: rollCall.recording }));
  put('check-band', band(view));
  put('main', main(view));
  showRefusal(rollCall.refused !== null);
  rollCall.consider(facts);
  measureOnce(facts);
}

let wasRefused = false;
/** Scrolls the reason of a refusal into view. */
function showRefusal(isRefused: boolean): void {
  if (isRefused && !wasRefused) document.getElementById('not-told')?.scrollIntoView({ block: 'center' });
  wasRefused = isRefused;
}

devices.onChange(() => {
  camera.watch(devices.camera);
  listening.watch(devices.microphone);
  changed();
});

async function begin(): Promise<void> {
  begun = true;
  changed();
  await devices.start({ camera: true, microphone: true });
}

/** Measures the connection once there is something to send, and never during a speech. */
function measureOnce({ phase, line: { state } }: DeviceTestFacts): void {
  const mayRun = phase === 'open' && state === 'wait' && rollCall.isKnown && !rollCall.onAir;
  if (mayRun && (devices.camera || devices.microphone)) void line.run();
}

handlePresses({
  begin: () => void begin(),
  again: () => void begin(),
  play: () => void speaker.play(devices.speaker),
  yes: () => speaker.answer(true),
  no: () => speaker.answer(false),
  tell: () => void rollCall.attempt('tell', () => speaker.tell(conferenceId, siteId)),
  measure: () => void line.run(),
  ready: () => void rollCall.setReady(true),
  unready: () => void rollCall.setReady(false),
  choose(kind, id) {
    void devices.choose(kind, id);
    if (kind === 'speaker') speaker.reset();
  },
});

/** Start right away if the browser already has permission. */
const leaves = await Promise.all((['camera', 'microphone'] as const).map(leaveFor));
if (leaves.every((leave) => leave?.state === 'granted')) void begin();
else draw();
