import { z } from 'zod';
import { Item, Paper, Sitting } from '../agenda/contract.ts';
import { Award, Campaign } from '../awards/contract.ts';
import { Conference } from '../conferences/contract.ts';
import { ConferenceDocument } from '../documents/contract.ts';
import { Participant } from '../participants/contract.ts';
import { Recommendation } from '../recommendations/contract.ts';
import { Site } from '../sites/contract.ts';

/**
 * Everything planned for one conference, each list in its order: what is validated, published, exported,
 * copied for a rehearsal and shown on the day. Ids are unique within their list.
 */
export const Plan = z.strictObject({
  conference: Conference,
  sittings: z.array(Sitting),
  items: z.array(Item),
  papers: z.array(Paper),
  sites: z.array(Site),
  participants: z.array(Participant),
  documents: z.array(ConferenceDocument),
  awards: z.array(Award),
  recommendations: z.array(Recommendation),
  campaigns: z.array(Campaign),
});
export type Plan = z.output<typeof Plan>;
