// What Slack tells of people: that something about them changed. Whether it matters is not decided here.
import type { App } from '@slack/bolt';
import type { UserId } from '../core/settings.ts';

export interface PeopleChangesDeps {
  readonly personChanged: (userId: UserId) => void;
}

export const createPeopleChanges = ({ personChanged }: PeopleChangesDeps) => ({
  register: (app: App): void => {
    app.event('user_change', async ({ event }) => personChanged(event.user.id));
  },
});

export type PeopleChanges = ReturnType<typeof createPeopleChanges>;
