import { formatNumber } from '../../../../i18n/format.ts';
import { translate, type Lang } from '../../../../i18n/translate.ts';
import type { LineTestResult } from '../rules/line-test.ts';
import { stepsOf, type DeviceTestFacts } from '../rules/steps.ts';
import { headOf } from './steps.ts';

const MBIT = 1_000_000;
/** A measurement of a few seconds is not more precise than one decimal. */
const tenths = (value: number): number => Math.round(value * 10) / 10;

function rateOf(lang: Lang, rate: number | null): string {
  if (rate === null) return formatNumber(lang, null);
  if (rate < MBIT) return translate(lang, 'deviceTest.line.kbits', { n: Math.round(rate / 1000) });
  return translate(lang, 'deviceTest.line.mbits', { n: tenths(rate / MBIT) });
}

/** The measurements in figures; what could not be measured is unknown. */
function figuresOf(lang: Lang, { roundTrip, loss, jitter, available, sent, width }: LineTestResult) {
  const ms = (value: number | null) =>
    value === null ? formatNumber(lang, null) : translate(lang, 'deviceTest.line.ms', { n: Math.round(value) });
  const percent = loss === null ? formatNumber(lang, null) : translate(lang, 'deviceTest.line.percent', { n: tenths(loss * 100) });
  const pixels = width === null ? formatNumber(lang, null) : translate(lang, 'deviceTest.line.pixels', { n: String(width) });
  return [
    { label: translate(lang, 'deviceTest.line.roundTrip'), value: ms(roundTrip) },
    { label: translate(lang, 'deviceTest.line.loss'), value: percent },
    { label: translate(lang, 'deviceTest.line.jitter'), value: ms(jitter) },
    { label: translate(lang, 'deviceTest.line.rate'), value: rateOf(lang, available ?? sent) },
    { label: translate(lang, 'deviceTest.line.width'), value: pixels },
  ];
}

/** The step of the connection. */
export function lineView(lang: Lang, facts: DeviceTestFacts) {
  const { state, progress, found } = facts.line;
  const head = headOf(lang, 'line', stepsOf(facts).line);
  const isOut = state === 'off' || state === 'busy';
  return {
    ...head,
    running: state === 'running' || state === 'joining',
    progress: Math.round(progress * 1000),
    text: textOf(lang, facts),
    verdict: state === 'done' && found ? translate(lang, `deviceTest.line.verdict.${found.verdict}`) : null,
    advice:
      found &&
      (found.reason === null ? translate(lang, 'deviceTest.line.clearText') : translate(lang, `deviceTest.line.reason.${found.reason}`)),
    figures: state === 'done' && found && found.reason !== 'unreached' ? figuresOf(lang, found.measure) : null,
    out: isOut ? { title: translate(lang, `deviceTest.line.${state}`), text: translate(lang, `deviceTest.line.${state}Text`) } : null,
  };
}

function textOf(lang: Lang, { line: { state, left } }: DeviceTestFacts): string | null {
  if (state === 'wait') return translate(lang, 'deviceTest.line.wait');
  if (state === 'joining') return translate(lang, 'deviceTest.line.joining');
  return state === 'running' ? translate(lang, 'deviceTest.line.running', { n: left }) : null;
}
