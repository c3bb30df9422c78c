import type { types } from 'mediasoup';

export const OPUS = { mimeType: 'audio/opus', clockRate: 48_000, channels: 2, payloadType: 100 } as const;
export const VP8 = { mimeType: 'video/VP8', clockRate: 90_000, payloadType: 101 } as const;

/** One codec per kind that every browser has, so that the server never transcodes. */
export const mediaCodecs: types.RouterRtpCodecCapability[] = [
  {
    kind: 'audio',
    mimeType: OPUS.mimeType,
    clockRate: OPUS.clockRate,
    channels: OPUS.channels,
    preferredPayloadType: OPUS.payloadType,
    parameters: { useinbandfec: 1 },
  },
  { kind: 'video', mimeType: VP8.mimeType, clockRate: VP8.clockRate, preferredPayloadType: VP8.payloadType },
];

/** Number of simulcast sizes of a picture. */
export const LAYERS = 3;

const FEEDBACK: Readonly<Record<types.MediaKind, types.RtcpFeedback[]>> = {
  audio: [{ type: 'transport-cc', parameter: '' }],
  video: [
    { type: 'nack', parameter: '' },
    { type: 'nack', parameter: 'pli' },
    { type: 'ccm', parameter: 'fir' },
    { type: 'transport-cc', parameter: '' },
  ],
};

/** RTP parameters of a stream that the server itself sends into a router: one SSRC per size. */
export function streamParameters(kind: types.MediaKind, ssrcs: readonly number[], cname: string): types.RtpParameters {
  const codec = kind === 'audio' ? { ...OPUS, parameters: { useinbandfec: 1 } } : VP8;
  return {
    codecs: [{ ...codec, rtcpFeedback: FEEDBACK[kind] }],
    encodings: ssrcs.map((ssrc) => ({ ssrc })),
    headerExtensions: [],
    rtcp: { cname },
  };
}
