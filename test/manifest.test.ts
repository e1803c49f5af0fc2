// The Slack app that README tells people to make: right for the library's types, within Slack's limits, and asking for little.
import type { AppsManifestCreateArguments } from '@slack/web-api';
import { expect, test } from 'vitest';
import written from '../manifest.json' with { type: 'json' };
import { SCOPES_NEEDED, SCOPES_WANTED } from '../src/core/checkup.ts';
import { WHO_SHORTCUT } from '../src/slack/words/who-form.ts';

/** Characters and counts, from Slack's manifest reference and its schema 2.0.0. */
const LIMITS = {
  name: 35,
  description: 140,
  longDescriptionLeast: 175,
  longDescription: 4000,
  botName: 80,
  command: 32,
  commandDescription: 2000,
  usageHint: 1000,
  shortcutName: 24,
  shortcutDescription: 150,
  scopes: 255,
};

const KNOWN_SETTINGS = [
  'allowed_ip_address_ranges',
  'event_subscriptions',
  'incoming_webhooks',
  'interactivity',
  'org_deploy_enabled',
  'socket_mode_enabled',
  'token_rotation_enabled',
];

type Manifest = AppsManifestCreateArguments['manifest'];
/** What a text of JSON may be where the library's type wants one of a few words; everything else is checked as it is. */
type Written = typeof written;
type Narrowed = Omit<Written, 'oauth_config' | 'settings' | 'features'> & {
  oauth_config: NonNullable<Manifest['oauth_config']>;
  settings: Omit<Written['settings'], 'event_subscriptions'> &
    Pick<NonNullable<Manifest['settings']>, 'event_subscriptions'>;
  features: Omit<Written['features'], 'shortcuts'> & Pick<NonNullable<Manifest['features']>, 'shortcuts'>;
};
const manifest: Narrowed = written as Narrowed;
const checked: Manifest = manifest;

const command = manifest.features.slash_commands[0];

test('texts keep to Slack’s limits', () => {
  const { name, description, long_description, background_color } = manifest.display_information;
  expect(name.length).toBeLessThanOrEqual(LIMITS.name);
  expect(description.length).toBeLessThanOrEqual(LIMITS.description);
  expect(long_description.length).toBeGreaterThanOrEqual(LIMITS.longDescriptionLeast);
  expect(long_description.length).toBeLessThanOrEqual(LIMITS.longDescription);
  expect(background_color).toMatch(/^#([0-9a-f]{3}|[0-9a-f]{6})$/i);
});

test('the bot’s name has only characters that Slack takes', () => {
  expect(manifest.features.bot_user.display_name).toMatch(/^[a-z0-9._-]+$/);
  expect(manifest.features.bot_user.display_name.length).toBeLessThanOrEqual(LIMITS.botName);
});

test('one command, with mentions sent as user ids', () => {
  expect(manifest.features.slash_commands).toHaveLength(1);
  expect(command?.command).toMatch(/^\/[a-z0-9_-]+$/);
  expect(command?.command.length).toBeLessThanOrEqual(LIMITS.command);
  expect(command?.description.length).toBeLessThanOrEqual(LIMITS.commandDescription);
  expect(command?.usage_hint.length).toBeLessThanOrEqual(LIMITS.usageHint);
  expect(command?.should_escape).toBe(true);
});

test('one shortcut for everywhere, as the listener names it, and a Home tab', () => {
  const [shortcut, ...others] = manifest.features.shortcuts ?? [];
  expect(others).toEqual([]);
  expect(shortcut).toMatchObject({ type: 'global', name: 'Who is on call?', callback_id: WHO_SHORTCUT });
  expect(shortcut?.name.length).toBeLessThanOrEqual(LIMITS.shortcutName);
  expect(shortcut?.description.length).toBeLessThanOrEqual(LIMITS.shortcutDescription);
  expect(manifest.features.app_home.home_tab_enabled).toBe(true);
});

test('Slack is sent to one address, which is plainly a placeholder', () => {
  const urls = JSON.stringify(checked).match(/https?:[^"]*/g) ?? [];
  expect(new Set(urls)).toEqual(new Set(['https://YOUR-HOST/slack/events']));
  expect(command?.url).toBe(manifest.settings.interactivity.request_url);
});

test('only the scopes that are used are asked for', () => {
  const { bot, bot_optional, user, user_optional } = manifest.oauth_config.scopes ?? {};
  expect(bot).toEqual([...SCOPES_NEEDED]);
  expect(bot_optional).toEqual([...SCOPES_WANTED]);
  expect(user ?? user_optional).toBeUndefined();
  expect([...(bot ?? []), ...(bot_optional ?? [])].length).toBeLessThanOrEqual(LIMITS.scopes);
});

test('settings hold nothing that Slack refuses, and no events that nobody handles', () => {
  expect(Object.keys(manifest.settings).filter((key) => !KNOWN_SETTINGS.includes(key))).toEqual([]);
  // Those about channels need channels:read or groups:read, which are optional: without them they do not come.
  expect(checked.settings?.event_subscriptions?.bot_events).toEqual([
    'app_home_opened',
    'user_change',
    'app_uninstalled',
    'tokens_revoked',
    'channel_archive',
    'channel_unarchive',
    'channel_left',
    'group_archive',
    'group_unarchive',
    'group_left',
    'member_joined_channel',
  ]);
  expect(manifest.settings.token_rotation_enabled).toBe(false);
});
