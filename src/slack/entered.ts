// What was entered into a form, by block: each of our blocks holds one field. Anything may come, so nothing is taken on trust.
import { z } from 'zod';

const optionSchema = z.object({ value: z.string() });

const fieldSchema = z
  .object({
    value: z.string().nullish(),
    selected_option: optionSchema.nullish(),
    selected_options: z.array(optionSchema).nullish(),
    selected_user: z.string().nullish(),
    selected_users: z.array(z.string()).nullish(),
    selected_date: z.string().nullish(),
    selected_time: z.string().nullish(),
  })
  .readonly();

const valuesSchema = z.record(z.string(), z.record(z.string(), z.unknown()));

/** Of a block that the form does not have, everything is undefined; of an empty field, empty. */
export const enteredIn = (view: { readonly state: { readonly values: unknown } }) => {
  const values = valuesSchema.safeParse(view.state.values).data ?? {};
  const field = (blockId: string) => {
    const [first] = Object.values(values[blockId] ?? {});
    return first === undefined ? undefined : (fieldSchema.safeParse(first).data ?? {});
  };
  const read = <T>(blockId: string, take: (known: z.infer<typeof fieldSchema>) => T): T | undefined => {
    const known = field(blockId);
    return known === undefined ? undefined : take(known);
  };
  return {
    text: (blockId: string) => read(blockId, ({ value }) => (value ?? '').trim()),
    option: (blockId: string) => read(blockId, (known) => known.selected_option?.value ?? ''),
    options: (blockId: string) =>
      read(blockId, (known) => (known.selected_options ?? []).map(({ value }) => value)),
    user: (blockId: string) => read(blockId, (known) => known.selected_user ?? ''),
    users: (blockId: string) => read(blockId, (known) => known.selected_users ?? []),
    date: (blockId: string) => read(blockId, (known) => known.selected_date ?? ''),
    time: (blockId: string) => read(blockId, (known) => known.selected_time ?? ''),
  };
};

export type Entered = ReturnType<typeof enteredIn>;
