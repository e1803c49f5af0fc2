// Sends a sound to one person, who plays it in Slack. A convenience: without the optional scope `im:write` it is left out.
import type { WebClient } from '@slack/web-api';
import type { Log } from '../ports/log.ts';

export interface DirectSound {
  readonly userId: string;
  readonly bytes: Uint8Array;
  /** With its ending: Slack tells by it that there is something to play. */
  readonly fileName: string;
  readonly title: string;
  readonly text: string;
}

export const createDirectSound =
  ({ client, log }: { readonly client: WebClient; readonly log: Log }) =>
  async ({ userId, bytes, fileName, title, text }: DirectSound): Promise<void> => {
    try {
      const { channel } = await client.conversations.open({ users: userId });
      await client.files.uploadV2({
        channel_id: channel?.id ?? '',
        // A text would be taken for a path, and other arrays are refused.
        file: Buffer.from(bytes),
        filename: fileName,
        title,
        initial_comment: text,
      });
    } catch (error) {
      log.warn('sound not sent to the person who asked for it', { error });
    }
  };

export type SendSound = ReturnType<typeof createDirectSound>;
