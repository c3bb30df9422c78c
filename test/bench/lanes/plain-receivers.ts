import type { types } from 'mediasoup';

/** Adds the simplest receivers of a producer: encrypted RTP to one port, without bandwidth estimation. */
export async function addPlainReceivers(
  router: types.Router,
  producer: types.Producer,
  port: number,
  count: number,
): Promise<types.Consumer[]> {
  const consumers: types.Consumer[] = [];
  const rtpCapabilities = {
    codecs: (router.rtpCapabilities.codecs ?? []).map((codec) => ({
      ...codec,
      rtcpFeedback: (codec.rtcpFeedback ?? []).filter(({ type }) => type !== 'transport-cc' && type !== 'goog-remb'),
    })),
    headerExtensions: [],
  };
  for (let n = 0; n < count; n += 1) {
    const transport = await router.createPlainTransport({
      listenInfo: { protocol: 'udp', ip: '127.0.0.1' },
      rtcpMux: true,
      enableSrtp: true,
      srtpCryptoSuite: 'AES_CM_128_HMAC_SHA1_80',
    });
    await transport.connect({ ip: '127.0.0.1', port, srtpParameters: transport.srtpParameters });
    consumers.push(await transport.consume({ producerId: producer.id, rtpCapabilities }));
  }
  return consumers;
}

/**
 * Makes all of them receive the largest picture. A consumer without bandwidth estimation does not notice a size that started after it
 * did, until its preferred layers change.
 */
export async function takeLargest(consumers: readonly types.Consumer[]): Promise<void> {
  for (const spatialLayer of [1, 2])
    await Promise.all(consumers.map((consumer) => consumer.setPreferredLayers({ spatialLayer, temporalLayer: 0 })));
}

/** Bytes sent to one of them. */
export async function bytesTo(consumer: types.Consumer | undefined): Promise<number> {
  const stats = (await consumer?.getStats()) ?? [];
  return stats.find(({ type }) => type === 'outbound-rtp')?.byteCount ?? 0;
}

/** CPU time of workers and of this process, in milliseconds. */
export async function cpuWith(workers: readonly types.Worker[]): Promise<number> {
  const { user, system } = process.cpuUsage();
  const usages = await Promise.all(workers.map((worker) => worker.getResourceUsage()));
  return usages.reduce((sum, { ru_utime, ru_stime }) => sum + ru_utime + ru_stime, (user + system) / 1000);
}
