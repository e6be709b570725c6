/** Scenarios that are about what only Chromium has, or what only its debugger can do, with the reason. By file or title. */
export const onlyChromium: Readonly<Record<string, string>> = {
  'pages/approve-button.spec.ts': 'its clock is stopped, and pushed on by half a second, by Chromium’s debugger',
  'stops/idle.spec.ts':
    'Chromium’s debugger keeps the background awake, so it is watched from outside; Firefox’s does not',
  'nothing on the start screen jumps': 'only Chromium tells of what has moved on a page',
  'a site that is for another network': 'a file of the site is answered by Chromium’s debugger',
}
