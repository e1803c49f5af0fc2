// Times as people in a given zone see them, also those in `<!date^…>`.
const MINUTE_MS = 60_000;

export function zoneOffsetSeconds(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(
    at,
  );
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const match = /GMT([+-])(\d\d):(\d\d)/.exec(name);
  if (match === null) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return (match[1] === '-' ? -minutes : minutes) * 60;
}

type Look = Intl.DateTimeFormatOptions;

const DAY: Look = { day: 'numeric' };
const LOOK_BY_TOKEN: Readonly<Record<string, Look>> = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date_slash: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date: { year: 'numeric', month: 'long', ...DAY },
  date_short: { year: 'numeric', month: 'short', ...DAY },
  date_long: { weekday: 'long', year: 'numeric', month: 'long', ...DAY },
  day_divider_pretty: { weekday: 'long', month: 'long', ...DAY },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  time_secs: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
};

/** Fills `{date_short_pretty} at {time}` and the like for an instant in Unix seconds. */
export function slackDate(
  seconds: number,
  format: string,
  view: { readonly zone: string; readonly now: number },
): string {
  return format.replace(/\{(\w+)\}/g, (whole, token: string) => {
    const look = LOOK_BY_TOKEN[token.replace(/_pretty$/, '')] ?? LOOK_BY_TOKEN[token];
    if (token === 'ago') return agoText(view.now - seconds * 1000);
    if (look === undefined) return whole;
    const near = token.endsWith('_pretty') ? nearbyDay(seconds * 1000, view) : undefined;
    return near ?? formatted(seconds * 1000, token, { look, zone: view.zone });
  });
}

function formatted(at: number, token: string, how: { look: Look; zone: string }): string {
  const locale = token === 'date_num' ? 'sv' : token === 'date_slash' ? 'en-GB' : 'en';
  return new Intl.DateTimeFormat(locale, { ...how.look, timeZone: how.zone }).format(at);
}

/** Slack says yesterday, today and tomorrow where it fits. */
function nearbyDay(at: number, view: { readonly zone: string; readonly now: number }): string | undefined {
  const day = (instant: number): number =>
    Math.floor((instant + zoneOffsetSeconds(view.zone, instant) * 1000) / (1440 * MINUTE_MS));
  const names: Readonly<Record<number, string>> = { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' };
  return names[day(at) - day(view.now)];
}

function agoText(ms: number): string {
  const minutes = Math.round(ms / MINUTE_MS);
  return minutes < 1
    ? 'now'
    : minutes < 60
      ? `${minutes} minutes ago`
      : `${Math.round(minutes / 60)} hours ago`;
}
