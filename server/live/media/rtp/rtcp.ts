/** The few RTCP packets that a relay reads or makes (RFC 3550, 6.4.1; RFC 4585, 6.3.1; RFC 5104, 4.3.1). */

const SENDER_REPORT = 200;
const PAYLOAD_FEEDBACK = 206;
const PICTURE_LOSS = 1;
const FULL_INTRA = 4;
/** Seconds from the NTP epoch, 1900, to 1970. */
const NTP_EPOCH_SECONDS = 2_208_988_800;

/** A sender report: maps an RTP timestamp to a moment, so that receivers can synchronise streams. */
export function senderReport(ssrc: number, { at, timestamp }: { at: number; timestamp: number }): Buffer {
  const report = Buffer.alloc(28);
  report.writeUInt8(0x80, 0);
  report.writeUInt8(SENDER_REPORT, 1);
  report.writeUInt16BE(6, 2);
  report.writeUInt32BE(ssrc, 4);
  report.writeUInt32BE(Math.floor(at / 1000) + NTP_EPOCH_SECONDS, 8);
  report.writeUInt32BE(Math.floor(((at % 1000) / 1000) * 2 ** 32), 12);
  report.writeUInt32BE(timestamp, 16);
  return report;
}

/** SSRCs of the streams for which a compound packet requests a key frame. */
export function keyFramesAskedFor(compound: Buffer): number[] {
  const asked: number[] = [];
  for (let at = 0; at + 4 <= compound.length;) {
    const length = (compound.readUInt16BE(at + 2) + 1) * 4;
    const format = compound.readUInt8(at) & 0x1f;
    if (compound.readUInt8(at + 1) === PAYLOAD_FEEDBACK && at + length <= compound.length) {
      if (format === PICTURE_LOSS && length >= 12) asked.push(compound.readUInt32BE(at + 8));
      if (format === FULL_INTRA && length >= 16) asked.push(compound.readUInt32BE(at + 12));
    }
    at += length;
  }
  return asked;
}
