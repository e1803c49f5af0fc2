// In place of a form that Slack did not open.
import type { Form } from '../../core/form.ts';
import { type Body, linesBody } from './blocks.ts';
import { named, quoted } from './mrkdwn.ts';

const whichForm = (form: Form): string => {
  switch (form.kind) {
    case 'code':
      return `for the code of ${quoted(form.label)}`;
    case 'roster':
      return `for the roster ${named(form.rosterName)}`;
    case 'hours':
      return `for the opening hours of ${named(form.lineName)}`;
    case 'menu':
      return `for the menu of ${named(form.lineName)}`;
    case 'pin':
      return `for a new code on ${named(form.lineName)}`;
  }
};

export const formBody = (form: Form): Body =>
  linesBody([`Slack did not open the form ${whichForm(form)}. Please send the command again.`]);
