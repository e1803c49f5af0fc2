// A picture of what a caller meets: what comes with it, and what to do when it cannot come.
import type { PictureMessage } from '../../core/picture-effect.ts';
import { type Body, linesBody } from './blocks.ts';
import { fileTroubleWords } from './file-trouble.ts';
import { bold, mention, named } from './mrkdwn.ts';
import { moment } from './time.ts';

export const pictureMessage = (told: PictureMessage): Body => {
  const { by, lineName, at } = told;
  const what = `what a caller to ${named(lineName)} meets ${moment(at)}`;
  switch (told.what) {
    case 'file':
      return linesBody([`${bold('As a picture')}: ${what}.`]);
    case 'here':
      return linesBody([
        `${mention(by)} asked for a picture of ${what}. I cannot write to them directly, so it follows in this thread. ${fileTroubleWords(told.reason)}`,
      ]);
    case 'failed':
      return linesBody([
        `⚠️ ${bold('The picture cannot come')}: ${mention(by)} asked for one of ${what}. ${fileTroubleWords(told.reason)}`,
      ]);
  }
};
