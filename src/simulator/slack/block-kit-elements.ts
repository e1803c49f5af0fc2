// Block Kit's elements and where each may stand. Limits: @slack/types block-elements.d.ts.
import {
  anything,
  type Check,
  exactlyOne,
  type Fault,
  listOf,
  matching,
  oneOf,
  recordOf,
  type Shape,
  textOf,
  trueOrFalse,
  wholeNumber,
} from './block-kit-checks.ts';
import {
  confirmation,
  initialAmongOptions,
  optionGroup,
  overflowOption,
  plainOption,
  plainText,
  richOption,
} from './block-kit-text.ts';
import type { Json } from './record.ts';

type Fields = Readonly<Record<string, Check>>;

const actionId: Fields = { action_id: textOf(255) };
const focus: Fields = { focus_on_load: trueOrFalse };
const placeholder: Fields = { placeholder: plainText(150) };
const confirm: Fields = { confirm: confirmation };
const picker: Fields = { ...actionId, ...focus, ...placeholder, ...confirm };
const several: Fields = { max_selected_items: wholeNumber(1, 1000) };
const dispatch: Fields = {
  dispatch_action_config: recordOf({
    optional: { trigger_actions_on: listOf(oneOf('on_enter_pressed', 'on_character_entered'), { max: 2 }) },
  }),
};
const typed: Fields = { ...actionId, ...focus, ...placeholder, ...dispatch };

const id: Check = textOf(255);
const ids: Check = listOf(id, { min: 0, max: 1000 });

export const button: Check = recordOf({
  required: { text: plainText(75) },
  optional: {
    ...actionId,
    ...confirm,
    value: textOf(2000, 0),
    url: textOf(3000),
    style: oneOf('primary', 'danger'),
    accessibility_label: textOf(75),
  },
});

export const image: Check = recordOf({
  required: { alt_text: textOf(2000) },
  optional: { image_url: matching(/^https?:\/\/.{1,2990}$/, 'a URL'), slack_file: anything },
  whole: exactlyOne('image_url', 'slack_file'),
});

function menu(own: Fields, whole?: Shape['whole']): Check {
  return recordOf({ optional: { ...picker, ...own }, ...(whole === undefined ? {} : { whole }) });
}

const optionsOrGroups: NonNullable<Shape['whole']> = (element, path) => [
  ...exactlyOne('options', 'option_groups')(element, path),
  ...initialAmongOptions(element, path),
];
const options: Fields = {
  options: listOf(plainOption, { max: 100 }),
  option_groups: listOf(optionGroup, { max: 100 }),
};
const conversations: Fields = { default_to_current_conversation: trueOrFalse, filter: anything };
const external: Fields = { min_query_length: wholeNumber(0, 100) };
const ONE: Fields = { response_url_enabled: trueOrFalse };

const menus: Fields = {
  static_select: menu({ ...options, initial_option: plainOption }, optionsOrGroups),
  multi_static_select: menu(
    { ...options, ...several, initial_options: listOf(plainOption, { max: 100 }) },
    optionsOrGroups,
  ),
  users_select: menu({ initial_user: id }),
  multi_users_select: menu({ initial_users: ids, ...several }),
  conversations_select: menu({ ...conversations, ...ONE, initial_conversation: id }),
  multi_conversations_select: menu({ ...conversations, ...several, initial_conversations: ids }),
  channels_select: menu({ ...ONE, initial_channel: id }),
  multi_channels_select: menu({ ...several, initial_channels: ids }),
  external_select: menu({ ...external, initial_option: plainOption }),
  multi_external_select: menu({
    ...external,
    ...several,
    initial_options: listOf(plainOption, { max: 100 }),
  }),
};

/** Groups of choices that show all of them; @slack/types allows ten. */
function choices(initial: Fields): Check {
  return recordOf({
    required: { options: listOf(richOption, { max: 10 }) },
    optional: { ...actionId, ...focus, ...confirm, ...initial },
    whole: initialAmongOptions,
  });
}

const zone: Check = (value, path) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: String(value) });
    return [];
  } catch {
    return [{ path, fault: 'must be an IANA time zone' }];
  }
};

const pickers: Fields = {
  checkboxes: choices({ initial_options: listOf(richOption, { max: 10 }) }),
  radio_buttons: choices({ initial_option: richOption }),
  datepicker: menu({ initial_date: matching(/^\d{4}-\d\d-\d\d$/, 'a date as YYYY-MM-DD') }),
  timepicker: menu({
    initial_time: matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time as HH:mm'),
    timezone: zone,
  }),
  datetimepicker: recordOf({
    optional: { ...actionId, ...focus, ...confirm, initial_date_time: wholeNumber(1e9, 9_999_999_999) },
  }),
};

const overflow: Check = recordOf({
  required: { options: listOf(overflowOption, { max: 5 }) },
  optional: { ...actionId, ...confirm },
});

const decimal: Check = matching(/^-?\d+(\.\d+)?$/, 'a number as text');

const inputsOnly: Fields = {
  plain_text_input: recordOf({
    optional: {
      ...typed,
      initial_value: textOf(3000, 0),
      multiline: trueOrFalse,
      min_length: wholeNumber(0, 3000),
      max_length: wholeNumber(1, 3000),
    },
  }),
  number_input: recordOf({
    required: { is_decimal_allowed: trueOrFalse },
    optional: { ...typed, initial_value: decimal, min_value: decimal, max_value: decimal },
    whole: initialWithinBounds,
  }),
  email_text_input: recordOf({ optional: { ...typed, initial_value: textOf(3000, 0) } }),
  url_text_input: recordOf({ optional: { ...typed, initial_value: textOf(3000, 0) } }),
  rich_text_input: recordOf({
    optional: {
      ...typed,
      initial_value: anything,
      min_lines: wholeNumber(1, 100),
      max_lines: wholeNumber(1, 100),
    },
  }),
  file_input: recordOf({
    optional: { ...actionId, filetypes: listOf(textOf(20), { max: 100 }), max_files: wholeNumber(1, 10) },
  }),
};

const workflowButton: Check = recordOf({
  required: { text: plainText(75), workflow: anything },
  optional: { ...actionId, style: oneOf('primary', 'danger'), accessibility_label: textOf(75) },
});

const feedback: Check = recordOf({
  required: { text: plainText(75), value: textOf(2000) },
  optional: { accessibility_label: textOf(75) },
});

const interactive: Fields = { button, overflow, workflow_button: workflowButton, ...menus, ...pickers };

export const elementsByPlace: Readonly<Record<'actions' | 'accessory' | 'input' | 'contextActions', Fields>> =
  {
    actions: { ...interactive, rich_text_input: inputsOnly.rich_text_input ?? anything },
    accessory: { ...interactive, image },
    input: { ...menus, ...pickers, ...inputsOnly },
    contextActions: {
      feedback_buttons: recordOf({
        required: { positive_button: feedback, negative_button: feedback },
        optional: actionId,
      }),
      icon_button: recordOf({
        required: { icon: textOf(75), text: plainText(75) },
        optional: {
          ...actionId,
          ...confirm,
          value: textOf(2000),
          accessibility_label: textOf(75),
          visible_to_user_ids: ids,
        },
      }),
    },
  };

function initialWithinBounds(element: Json, path: string): readonly Fault[] {
  const [value, least, most] = [element.initial_value, element.min_value, element.max_value].map(Number);
  if (element.initial_value === undefined || value === undefined) return [];
  const isOut = (least !== undefined && value < least) || (most !== undefined && value > most);
  return isOut ? [{ path: `${path}/initial_value`, fault: 'must be within min_value and max_value' }] : [];
}
