import { formatTime } from '../../../../i18n/format.ts';
import { translate, type Lang } from '../../../../i18n/translate.ts';
import { primaryOf, type DeviceTestFacts } from '../rules/steps.ts';
import type { BrowserName } from '../../rules/devices.ts';
import { deviceTestBand } from './band.ts';
import { lineView } from './line.ts';
import { cameraView, microphoneView, speakerView, type TestDevices } from './steps.ts';

export type { TestDevices } from './steps.ts';

/** State of the result: not sent yet, sent (`at` in milliseconds since 1970), or failed. */
export type Reported = { readonly state: 'waiting' | 'failed' } | { readonly state: 'sent'; readonly at: number };

/** A report to the organizers that was refused: whether the site is ready, or that its loudspeaker is silent. */
export interface RefusedReport {
  /** The action that sends the report again. */
  readonly action: 'ready' | 'unready' | 'tell';
  readonly reason: string;
}

export interface DeviceTestPage {
  readonly lang: Lang;
  readonly zone: string;
  readonly conferenceId: string;
  readonly facts: DeviceTestFacts;
  readonly devices: TestDevices;
  readonly browser: BrowserName;
  readonly reported: Reported;
  readonly refused: RefusedReport | null;
  /** Whether the site is reported as ready. */
  readonly ready: boolean;
  /** True if the site has the floor, during which its connection is not tested. */
  readonly onAir: boolean;
}

/** The facts before any test, as rendered by the server. */
export const UNTRIED: DeviceTestFacts = {
  phase: 'before',
  camera: { fault: null, picture: 'coming', width: 0, height: 0 },
  microphone: { fault: null, hearing: 'listening' },
  speaker: { state: 'untried', told: false },
  line: { state: 'wait', progress: 0, left: 0, found: null },
};

const UNHEARD: ReadonlySet<DeviceTestFacts['speaker']['state']> = new Set(['untried', 'playing', 'asked']);

/** Everything on the device test page of a site. */
export function deviceTestView({ lang, zone, conferenceId, facts, devices, browser, reported, refused, ready, onAir }: DeviceTestPage) {
  const primary = primaryOf(facts, ready);
  return {
    conferenceId,
    band: deviceTestBand(lang, facts, ready, onAir),
    camera: cameraView(lang, facts, devices, browser),
    microphone: microphoneView(lang, facts, devices, browser),
    speaker: speakerView(lang, facts, devices),
    line: lineView(lang, facts),
    primary,
    ready,
    begun: facts.phase !== 'before',
    open: facts.phase === 'open',
    // A site with problems may be ready all the same, but only after everything was tested.
    mayReady: reported.state === 'sent' && primary !== 'ready' && !ready && !UNHEARD.has(facts.speaker.state),
    report:
      reported.state === 'sent'
        ? translate(lang, 'deviceTest.report.sent', { time: formatTime(lang, reported.at, zone) })
        : translate(lang, `deviceTest.report.${reported.state}`),
    sent: reported.state === 'sent',
    refused: refused && { ...refused, title: translate(lang, `deviceTest.refused.${refused.action}`) },
  };
}
