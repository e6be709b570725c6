type Scenarios = Readonly<Record<string, string>>

/** Scenarios that are about what only Chromium has, or what only its debugger can do, with the reason. By file or title. */
export const onlyChromium: Scenarios = {
  'pages/approve-button.spec.ts': 'its clock is stopped, and pushed on by half a second, by Chromium’s debugger',
  'nothing on the start screen jumps': 'only Chromium tells of what has moved on a page',
  'a site that is for another network': 'a file of the site is answered by Chromium’s debugger',
}

/** The same of Firefox. */
export const onlyFirefox: Scenarios = {
  'written anew, left, and come back to': 'Chromium keeps no page that it has left while it is driven',
}
