// A picture of what a caller meets, as a file for whoever asked for it.
import type { PictureEffect } from '../core/picture-effect.ts';
import type { TestStep } from '../core/reply.ts';
import type { UserId } from '../core/settings.ts';
import type { Chat } from '../ports/chat.ts';
import type { Pictures } from '../ports/picture.ts';
import type { FileMade } from './send-file.ts';

const usersIn = (steps: readonly TestStep[]): readonly UserId[] =>
  steps.flatMap((step) => {
    switch (step.kind) {
      case 'ring':
        return step.users;
      case 'menu':
        return [...step.choices.flatMap(({ steps: inner }) => usersIn(inner)), ...usersIn(step.otherwise)];
      case 'pin':
        return [...step.doors.flatMap(({ steps: inner }) => usersIn(inner)), ...usersIn(step.otherwise)];
      default:
        return [];
    }
  });

export const createPlanFile =
  ({ chat, pictures }: { readonly chat: Pick<Chat, 'names'>; readonly pictures: Pictures }) =>
  async ({ steps }: PictureEffect): Promise<FileMade> => {
    const names = await chat.names([...new Set(usersIn(steps))]);
    const { png, altText } = await pictures.drawPlan(steps, names);
    return { name: 'what-a-caller-meets.png', bytes: png, calls: 0, altText };
  };
