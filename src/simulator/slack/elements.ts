// Finding the parts of blocks that people can touch.
import { isRecord, type Json, recordsIn, textIn } from './record.ts';

export interface Touchable {
  readonly blockId: string;
  readonly actionId: string;
  readonly block: Json;
  readonly element: Json;
}

/** Slack names elements that have no `action_id`. */
export function touchables(blocks: readonly Json[]): readonly Touchable[] {
  return blocks.flatMap((block) => {
    const single = [block.element, block.accessory].filter(isRecord);
    const many =
      block.type === 'actions' || block.type === 'context_actions' ? recordsIn(block.elements) : [];
    const blockId = textIn(block.block_id);
    return [...single, ...many]
      .filter((element) => element.type !== 'image')
      .map((element, index) => ({
        blockId,
        actionId: textIn(element.action_id) || `${blockId}-${index}`,
        block,
        element,
      }));
  });
}

export function isInput({ block }: Touchable): boolean {
  return block.type === 'input';
}
