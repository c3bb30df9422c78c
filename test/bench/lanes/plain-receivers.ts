import type { types } from 'mediasoup';

/** Adds receivers of a producer as plain as they come: encrypted RTP to one port, without bandwidth estimation. */
export async function addPlainReceivers(router: types.Router, producer: types.Producer, port: number, count: number): Promise<void> {
  const rtpCapabilities = {
    codecs: (router.rtpCapabilities.codecs ?? []).map((codec) => ({
      ...codec,
      rtcpFeedback: (codec.rtcpFeedback ?? []).filter(({ type }) => type !== 'transport-cc' && type !== 'goog-remb'),
    })),
    headerExtensions: [],
  };
  for (let n = 0; n < count; n += 1) {
    const transport = await router.createPlainTransport({
      ...{ listenInfo: { protocol: 'udp', ip: '127.0.0.1' }, rtcpMux: true },
      ...{ enableSrtp: true, srtpCryptoSuite: 'AES_CM_128_HMAC_SHA1_80' },
    });
    await transport.connect({ ip: '127.0.0.1', port, srtpParameters: transport.srtpParameters });
    await transport.consume({ producerId: producer.id, rtpCapabilities });
  }
}

/** CPU time of workers and of this process, in milliseconds. */
export async function cpuWith(workers: readonly types.Worker[]): Promise<number> {
  const { user, system } = process.cpuUsage();
  const usages = await Promise.all(workers.map((worker) => worker.getResourceUsage()));
  return usages.reduce((sum, { ru_utime, ru_stime }) => sum + ru_utime + ru_stime, (user + system) / 1000);
}
