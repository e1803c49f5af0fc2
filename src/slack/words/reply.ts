// Every answer to the person who typed a command, as Slack is to be given it.

import type { Reply } from '../../core/reply.ts';
import { arrangedBody, shownBody } from './arranged.ts';
import type { Body } from './blocks.ts';
import { callsBody } from './calls.ts';
import { alreadyBody, changedBody, unchangedBody } from './changed.ts';
import { checkupBody } from './checkup.ts';
import { digestBody } from './digest.ts';
import { exportingBody } from './export.ts';
import { followUpBody } from './follow-up.ts';
import { formBody } from './form-not-opened.ts';
import { helpBody } from './help.ts';
import { logBody, undoneBody } from './history.ts';
import { hoursBody } from './hours-reply.ts';
import { forgottenBody, forgottenInPartBody, keepingBody } from './keeping.ts';
import { checkingBody } from './numbers.ts';
import { DEFAULT_WORD_OPTIONS, type WordOptions } from './options.ts';
import { problemBody } from './problem.ts';
import { promptBody, promptsBody, recordingPromptBody } from './prompts.ts';
import { calendarBody, scheduleBody } from './schedule.ts';
import { statsBody } from './stats.ts';
import { statusBody, statusesBody } from './status.ts';
import { walkthroughBody } from './walkthrough.ts';

export const replyBody = (reply: Reply, options: WordOptions = DEFAULT_WORD_OPTIONS): Body => {
  switch (reply.kind) {
    case 'status':
      return statusBody(reply, options);
    case 'statuses':
      return statusesBody(reply, options);
    case 'help':
      return helpBody(reply.topic, options);
    case 'changed':
      return changedBody(reply, options);
    case 'unchanged':
      return unchangedBody(reply, options);
    case 'already':
      return alreadyBody(reply);
    case 'prompts':
      return promptsBody(reply, options);
    case 'prompt':
      return promptBody(reply, options);
    case 'recording-prompt':
      return recordingPromptBody(reply);
    case 'checking':
      return checkingBody(reply);
    case 'hours':
      return hoursBody(reply, options);
    case 'schedule':
      return scheduleBody(reply, options);
    case 'calendar':
      return calendarBody(reply, options);
    case 'follow-up':
      return followUpBody(reply, options);
    case 'keeping':
      return keepingBody(reply, options);
    case 'forgotten':
      return forgottenBody(reply);
    case 'forgotten-in-part':
      return forgottenInPartBody(reply, options);
    case 'checkup':
      return checkupBody(reply, options);
    case 'stats':
      return statsBody(reply, options);
    case 'digest':
      return digestBody(reply, options);
    case 'exporting':
      return exportingBody(reply, options);
    case 'calls':
      return callsBody(reply, options);
    case 'test':
      return walkthroughBody(reply, options);
    case 'arranged':
      return arrangedBody(reply, options);
    case 'log':
      return logBody(reply, options);
    case 'undone':
      return undoneBody(reply, options);
    case 'shown':
      return shownBody(reply, options);
    case 'form':
      return formBody(reply.form);
    case 'problem':
      return problemBody(reply.problem, options);
  }
};
