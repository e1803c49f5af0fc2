// What it takes to take a change back, as it is kept with the change. The values are looked at when they come back: as
// part of the settings that they then make.
import { z } from 'zod';

const path = z.array(z.string()).readonly();
const is = z.number();
const index = z.number().int().nonnegative();

export const restoring = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('put'), path, is, value: z.unknown(), index: index.exactOptional() }).readonly(),
  z.object({ kind: z.literal('drop'), path, is }).readonly(),
  z
    .object({
      kind: z.literal('splice'),
      path,
      is,
      from: index,
      drop: index,
      put: z.array(z.unknown()).readonly(),
    })
    .readonly(),
  z.object({ kind: z.literal('order'), path, names: z.array(z.string()).readonly() }).readonly(),
]);
