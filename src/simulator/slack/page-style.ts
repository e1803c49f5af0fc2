// The look of the page: Slack's, light or dark as the reader's system is.
export const PAGE_STYLE = `
:root { color-scheme: light dark; --bg: #fff; --ink: #1d1c1d; --quiet: #616061; --line: #ddd; --side: #f4ede4; --link: #1264a3;
  --mention: #e8f5fa; --loud: #fdf2d0; --green: #007a5a; --red: #e01e5a; --hush: #f8f8f8; }
@media (prefers-color-scheme: dark) { :root { --bg: #1a1d21; --ink: #d1d2d3; --quiet: #9a9b9e; --line: #3a3c40; --side: #19171d;
  --link: #1d9bd1; --mention: #12364a; --loud: #4a3d12; --green: #2bac76; --red: #f2597f; --hush: #222529; } }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.47 Lato, "Noto Sans", "Segoe UI", sans-serif; background: var(--bg); color: var(--ink); display: flex; min-height: 100vh; }
nav { width: 220px; flex: none; background: var(--side); border-right: 1px solid var(--line); padding: 16px; }
nav a { display: block; color: inherit; text-decoration: none; padding: 3px 8px; border-radius: 6px; }
nav a[aria-current] { background: var(--link); color: #fff; }
nav h2 { font-size: 13px; color: var(--quiet); margin: 16px 8px 4px; }
main { flex: 1; padding: 16px 20px; min-width: 0; max-width: 760px; }
h1 { font-size: 18px; margin: 0 0 12px; padding-bottom: 12px; border-bottom: 1px solid var(--line); }
a { color: var(--link); }
.quiet { color: var(--quiet); font-size: 13px; font-weight: 400; }
.message { display: flex; gap: 8px; padding: 8px 0; }
.message.ephemeral { background: var(--hush); border-radius: 8px; padding: 8px; }
.avatar { width: 36px; height: 36px; border-radius: 6px; background: var(--link); color: #fff; display: grid; place-items: center; font-weight: 700; flex: none; }
.body { min-width: 0; flex: 1; }
.badge { font-size: 10px; font-weight: 700; background: var(--line); color: var(--quiet); padding: 1px 4px; border-radius: 2px; }
.thread { margin-left: 44px; padding-left: 12px; border-left: 2px solid var(--line); }
.header { font-size: 18px; margin: 8px 0 4px; }
hr { border: 0; border-top: 1px solid var(--line); margin: 12px 0; }
.section { display: flex; gap: 16px; margin: 4px 0; overflow-wrap: anywhere; }
.section .text { flex: 1; min-width: 0; }
.section.pre { white-space: pre-wrap; }
.fields { display: grid; grid-template-columns: 1fr 1fr; gap: 8px 16px; }
.context { display: flex; flex-wrap: wrap; gap: 4px 8px; font-size: 13px; color: var(--quiet); margin: 4px 0; }
.actions { display: flex; flex-wrap: wrap; gap: 8px; margin: 8px 0; align-items: center; }
.button { border: 1px solid var(--line); border-radius: 8px; padding: 4px 12px; font-weight: 700; font-size: 13px; white-space: nowrap; }
.button.primary { background: var(--green); border-color: var(--green); color: #fff; }
.button.danger { background: var(--red); border-color: var(--red); color: #fff; }
.input { margin: 12px 0; }
.input label { display: block; font-weight: 700; margin-bottom: 4px; }
.value { display: inline-block; border: 1px solid var(--line); border-radius: 6px; padding: 5px 10px; min-width: 140px; color: var(--quiet); }
.value.chosen { color: var(--ink); }
.input .value { display: block; }
.value.tall { min-height: 80px; }
.error { color: var(--red); font-size: 13px; }
.image { border: 1px dashed var(--line); border-radius: 6px; padding: 2px 8px; }
.file { border: 1px solid var(--line); border-radius: 8px; padding: 8px 12px; margin: 6px 0; }
.file audio { width: 100%; margin-top: 6px; }
.reactions span { border: 1px solid var(--line); border-radius: 12px; padding: 1px 8px; font-size: 12px; }
.mention { background: var(--mention); color: var(--link); border-radius: 3px; padding: 0 2px; }
.mention.loud { background: var(--loud); color: inherit; }
code { background: var(--hush); border: 1px solid var(--line); border-radius: 3px; color: var(--red); padding: 1px 3px; font-size: 12px; }
pre { background: var(--hush); border: 1px solid var(--line); border-radius: 4px; padding: 8px; white-space: pre-wrap; font-size: 12px; margin: 4px 0; }
blockquote { border-left: 4px solid var(--line); margin: 4px 0; padding-left: 12px; }
table { border-collapse: collapse; } td { border: 1px solid var(--line); padding: 4px 10px; }
.chart { border: 1px solid var(--line); border-radius: 8px; padding: 8px 12px; margin: 8px 0; } .chart figcaption { font-weight: 700; margin-bottom: 4px; }
.chart div { display: grid; grid-template-columns: max-content 1fr; gap: 2px 12px; font-size: 13px; }
.chart .bar { width: 70%; height: 10px; margin-right: 6px; fill: var(--link); }
.modal { border: 1px solid var(--line); border-radius: 10px; padding: 16px 20px; margin-bottom: 20px; max-width: 520px; box-shadow: 0 8px 30px #0003; }
.modal h2 { font-size: 20px; margin: 0 0 12px; }
.modal footer { display: flex; justify-content: flex-end; gap: 8px; margin-top: 16px; }
.alert { border: 1px solid var(--line); border-left-width: 4px; border-radius: 6px; padding: 8px 12px; margin: 8px 0; }
`;
