import { z } from 'zod';

// What WebRTC endpoints tell each other, as defined by mediasoup and mediasoup-client; here so that every transport can refuse nonsense.
/** Nobody writes these by hand: a page passes on what mediasoup-client made. */
const GIVEN = 'As mediasoup-client gives it.';

const Word = z.string().max(200);
const Uint32 = z.number().int().min(0).max(0xffff_ffff);
const PayloadType = z.number().int().min(0).max(127);
/** Format parameters of a codec, such as `useinbandfec`. */
const Parameters = z.record(z.string().max(60), z.union([z.string().max(200), z.number(), z.boolean(), z.null()]));
const Feedback = z.strictObject({ type: Word, parameter: Word.optional() });

const Codec = {
  mimeType: z.string().regex(/^(audio|video)\/[A-Za-z0-9.+-]{1,40}$/),
  clockRate: z.number().int().min(1).max(1_000_000),
  channels: z.number().int().min(1).max(8).optional(),
  parameters: Parameters.optional(),
  rtcpFeedback: z.array(Feedback).max(20).optional(),
};

/** What a receiver can decode. */
export const RtpCapabilities = z
  .strictObject({
    codecs: z
      .array(z.strictObject({ ...Codec, kind: z.enum(['audio', 'video']), preferredPayloadType: PayloadType }))
      .max(60)
      .optional(),
    headerExtensions: z
      .array(
        z.strictObject({
          kind: z.enum(['audio', 'video']),
          uri: Word,
          preferredId: z.number().int().min(1).max(255),
          preferredEncrypt: z.boolean().optional(),
          direction: z.enum(['sendrecv', 'sendonly', 'recvonly', 'inactive']).optional(),
        }),
      )
      .max(60)
      .optional(),
  })
  .meta({ describedBy: GIVEN });

const Encoding = z.strictObject({
  active: z.boolean().optional(),
  ssrc: Uint32.optional(),
  rid: z.string().max(20).optional(),
  codecPayloadType: PayloadType.optional(),
  rtx: z.strictObject({ ssrc: Uint32 }).optional(),
  dtx: z.boolean().optional(),
  scalabilityMode: z.string().max(20).optional(),
  scaleResolutionDownBy: z.number().min(1).max(64).optional(),
  maxBitrate: z.number().int().min(1).max(20_000_000).optional(),
  maxFramerate: z.number().min(1).max(120).optional(),
  adaptivePtime: z.boolean().optional(),
  priority: z.enum(['very-low', 'low', 'medium', 'high']).optional(),
  networkPriority: z.enum(['very-low', 'low', 'medium', 'high']).optional(),
});

/** What a sender sends. */
export const RtpParameters = z
  .strictObject({
    mid: z.string().max(40).optional(),
    msid: z.string().max(200).optional(),
    codecs: z
      .array(z.strictObject({ ...Codec, payloadType: PayloadType }))
      .min(1)
      .max(20),
    headerExtensions: z
      .array(
        z.strictObject({
          uri: Word,
          id: z.number().int().min(1).max(255),
          encrypt: z.boolean().optional(),
          parameters: Parameters.optional(),
        }),
      )
      .max(40)
      .optional(),
    encodings: z.array(Encoding).min(1).max(3),
    rtcp: z
      .strictObject({ cname: z.string().max(200).optional(), reducedSize: z.boolean().optional(), mux: z.boolean().optional() })
      .optional(),
  })
  .meta({ describedBy: GIVEN });

/** The certificate of an endpoint, by its fingerprints. */
export const DtlsParameters = z
  .strictObject({
    role: z.enum(['auto', 'client', 'server']).optional(),
    fingerprints: z
      .array(
        z.strictObject({
          algorithm: z.enum(['sha-1', 'sha-224', 'sha-256', 'sha-384', 'sha-512']),
          value: z.string().regex(/^[0-9A-Fa-f:]{20,200}$/),
        }),
      )
      .min(1)
      .max(10),
  })
  .meta({ describedBy: GIVEN });

/** The server's answers in the same vocabulary; made by mediasoup, so not validated again. */
export const FromServer = z.record(z.string(), z.unknown());
