import { words } from './src/popup/words.ts'

export type Browser = 'chromium' | 'firefox'

/** Servers and nodes are chosen by the chain and the user, so pages may connect anywhere; they may load nothing from there. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "object-src 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "connect-src 'self' http: https: ws: wss:",
].join('; ')

/** The oldest versions with X25519 in WebCrypto and every extension API used here. */
const oldest = { chromium: '133', firefox: '142.0' }

const perBrowser = {
  chromium: {
    minimum_chrome_version: oldest.chromium,
    permissions: ['storage', 'alarms', 'offscreen'],
    background: { service_worker: 'background.js', type: 'module' },
  },
  firefox: {
    permissions: ['storage', 'alarms'],
    background: { scripts: ['background.js'], type: 'module' },
    browser_specific_settings: {
      gecko: {
        id: 'wallet@entropy-wallet.example',
        strict_min_version: oldest.firefox,
        data_collection_permissions: { required: ['none'] },
      },
    },
  },
}

const icons = Object.fromEntries([16, 32, 48, 128].map((size) => [size, `icons/${size}.png`]))
/** In frames too: each script looks at what is around its own. */
const everyPage = { matches: ['http://*/*', 'https://*/*'], run_at: 'document_start', all_frames: true }

/** `_locales/en/messages.json`: what the browser itself shows of the wallet. */
export const messages = {
  name: { message: words.product },
  description: { message: words.description },
}

export const manifestFor = (browser: Browser, version: string) => ({
  manifest_version: 3,
  // In `_locales`, so that a store and a browser can show them in other languages one day.
  name: '__MSG_name__',
  version,
  description: '__MSG_description__',
  default_locale: 'en',
  icons,
  action: { default_popup: 'popup.html', default_title: '__MSG_name__', default_icon: icons },
  incognito: 'not_allowed',
  content_security_policy: { extension_pages: contentSecurityPolicy },
  content_scripts: [
    // In this order: the relay listens before the provider offers it a port.
    { ...everyPage, js: ['content.js'] },
    { ...everyPage, js: ['inpage.js'], world: 'MAIN' },
  ],
  ...perBrowser[browser],
})
