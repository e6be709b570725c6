import { expect, test } from 'vitest'
import { manifestFor, messages } from '../../manifest.ts'

const chromium = manifestFor('chromium', '1.2.3')
const firefox = manifestFor('firefox', '1.2.3')

test('SECURITY 1: the wallet asks for these permissions and no more', () => {
  expect(chromium.permissions).toEqual(['storage', 'alarms', 'offscreen'])
  expect(firefox.permissions).toEqual(['storage', 'alarms'])
  for (const manifest of [chromium, firefox])
    for (const absent of [
      'host_permissions',
      'optional_permissions',
      'optional_host_permissions',
      'externally_connectable',
    ])
      expect(manifest).not.toHaveProperty(absent)
})

test('SECURITY 4: no page can load a file of ours, and so see that the wallet is installed', () => {
  for (const manifest of [chromium, firefox]) expect(manifest).not.toHaveProperty('web_accessible_resources')
})

test('SECURITY 2: our pages run and load nothing but their own files', () => {
  for (const manifest of [chromium, firefox])
    expect(manifest.content_security_policy.extension_pages).toBe(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; object-src 'none'; " +
        "frame-ancestors 'none'; base-uri 'none'; form-action 'none'; connect-src 'self' http: https: ws: wss:",
    )
})

test('the relay is listed before the provider, both before any script of the page, in frames too', () => {
  for (const { content_scripts } of [chromium, firefox]) {
    expect(content_scripts.map(({ js }) => js)).toEqual([['content.js'], ['inpage.js']])
    for (const script of content_scripts) {
      expect(script.run_at).toBe('document_start')
      expect(script.all_frames).toBe(true)
      expect(script).not.toHaveProperty('match_about_blank')
      expect(script).not.toHaveProperty('match_origin_as_fallback')
    }
  }
})

test('no private windows, no data collected', () => {
  for (const manifest of [chromium, firefox]) expect(manifest.incognito).toBe('not_allowed')
  expect(firefox).toMatchObject({
    browser_specific_settings: { gecko: { data_collection_permissions: { required: ['none'] } } },
  })
})

test('the browser finds the wallet’s name and what it is for in its own messages', () => {
  for (const manifest of [chromium, firefox]) {
    const used = JSON.stringify(manifest).matchAll(/__MSG_(\w+)__/g)
    for (const [, name] of used) expect(messages).toHaveProperty([name!, 'message'], expect.stringMatching(/./))
    expect(manifest.default_locale).toBe('en')
  }
  expect(messages.description.message.length).toBeLessThanOrEqual(132)
})
