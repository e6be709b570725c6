import type { LaunchOptions } from '../extension.ts'

/** As in the manifest. */
export const ID = 'wallet@entropy-wallet.example'
/** The host in the addresses of the wallet's pages: Firefox makes one up for each profile, unless it is told. */
const UUID = '1f0e7a54-6c3b-4d92-8a1e-5b7c9d2e4f60'
export const ORIGIN = `moz-extension://${UUID}`

type Pref = readonly [name: string, value: number | null]
/** How Firefox tells pages what the user prefers. Null: as the machine says. */
export const preferred = {
  colorScheme: (scheme: 'dark' | 'light' | null): Pref => [
    'layout.css.prefers-color-scheme.content-override',
    scheme && { dark: 0, light: 1 }[scheme],
  ],
  reducedMotion: (motion: 'reduce' | null): Pref => ['ui.prefersReducedMotion', motion && 1],
}

export const prefsFor = ({ colorScheme, log = false }: Partial<LaunchOptions>) => ({
  'extensions.webextensions.uuids': JSON.stringify({ [ID]: UUID }),
  // An extension that lies in the profile is taken as it is, unsigned and unasked.
  'xpinstall.signatures.required': false,
  'extensions.autoDisableScopes': 0,
  // It is looked for at every start (1: in the profile), not only at the first.
  'extensions.startupScanScopes': 1,
  'devtools.console.stdout.content': log,
  ...(colorScheme ? Object.fromEntries([preferred.colorScheme(colorScheme)]) : {}),
})
