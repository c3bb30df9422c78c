import wrtc from '@roamhq/wrtc';

// mediasoup-client's Chromium handler expects these globals of a browser.
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
