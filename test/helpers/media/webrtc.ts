import wrtc from '@roamhq/wrtc';

// mediasoup-client's handler for Chromium looks for these where a browser has them.
const NAMES = [
  'RTCPeerConnection',
  'RTCSessionDescription',
  'RTCIceCandidate',
  'MediaStream',
  'MediaStreamTrack',
  'RTCRtpTransceiver',
  'RTCRtpSender',
  'RTCRtpReceiver',
] as const;
for (const name of NAMES) Object.defineProperty(globalThis, name, { value: wrtc[name], configurable: true, writable: true });

export const { RTCVideoSource, RTCVideoSink, RTCAudioSource, RTCAudioSink } = wrtc.nonstandard;
