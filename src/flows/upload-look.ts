// Whether an upload whose showing lost its answer is in the channel after all. Slack shows a file some seconds after it
// said so, so one look is not enough. How often was looked is forgotten at a restart: then it is looked for again.
import type { Chat, Delivery } from '../ports/chat.ts';

const LOOKS = 3;

export type Look = 'shown' | 'not-shown' | 'look-again';

export const createUploadLook = (chat: Pick<Chat, 'isShared'>) => {
  const looksByFile = new Map<string, number>();

  return async (fileId: string, channelId: string): Promise<Delivery<Look>> => {
    const shared = await chat.isShared(fileId, channelId);
    if (shared.kind === 'gone') return { kind: 'delivered', value: 'not-shown' };
    if (shared.kind !== 'delivered') return shared;
    const looks = (looksByFile.get(fileId) ?? 0) + 1;
    const isOver = shared.value || looks >= LOOKS;
    if (isOver) looksByFile.delete(fileId);
    else looksByFile.set(fileId, looks);
    const value = shared.value ? 'shown' : 'not-shown';
    return { kind: 'delivered', value: isOver ? value : 'look-again' };
  };
};
