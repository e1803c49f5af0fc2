// Where a key or a code leads, in words.
import type { Choice } from '../../core/menu.ts';
import { mention, named } from './mrkdwn.ts';

/** Follows what was chosen: "key 2 …". */
export const opensWords = (choice: Choice): string => {
  switch (choice.kind) {
    case 'ring':
      return `rings the roster ${named(choice.rosterName)}`;
    case 'ring-member':
      return `rings ${mention(choice.userId)}`;
    case 'voicemail':
      return 'leads to voicemail';
    case 'say':
      return `plays the prompt ${named(choice.prompt)}`;
    case 'pin':
      return 'asks for a code';
  }
};
