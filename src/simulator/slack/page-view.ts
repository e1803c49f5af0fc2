// Blocks of a view with what was entered since it opened.
import { withValue } from './entered-values.ts';
import { isRecord, type Json, textIn } from './record.ts';
import type { View } from './views.ts';

/** Fields hold what was entered since the form opened. */
export function asEntered(view: View): (block: Json) => Json {
  return (block) => {
    if (!isRecord(block.element)) return block;
    const value = view.state[textIn(block.block_id)]?.[textIn(block.element.action_id)];
    return { ...block, element: withValue(block.element, value) };
  };
}
