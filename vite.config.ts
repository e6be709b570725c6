import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type EnvironmentOptions, type Plugin } from 'vite'
import { type Browser, manifestFor, messages } from './manifest.ts'

const at = (path: string) => resolve(import.meta.dirname, path)
const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8')) as { version: string }
const browsers: readonly Browser[] = ['chromium', 'firefox']

/** One environment per output: the pages share a chunk, everything else is one file that loads nothing, but for Firefox’ background. */
const common = (browser: Browser): EnvironmentOptions => ({
  consumer: 'client',
  define: { __BROWSER__: JSON.stringify(browser), __VERSION__: JSON.stringify(version) },
  build: {
    outDir: `dist/${browser}`,
    emptyOutDir: false,
    copyPublicDir: false,
    target: browser === 'chromium' ? 'chrome133' : 'firefox142',
    assetsInlineLimit: 0,
    modulePreload: false,
    sourcemap: false,
    reportCompressedSize: false,
  },
})

type Graph = { getModuleInfo(id: string): { isEntry: boolean; importers: readonly string[] } | null }

/** Whether a page imports it, and not only when it is wanted. */
const isOfFirstScreen = (id: string, graph: Graph, seen = new Set<string>()): boolean => {
  if (seen.has(id)) return false
  seen.add(id)
  const found = graph.getModuleInfo(id)
  return found !== null && (found.isEntry || found.importers.some((importer) => isOfFirstScreen(importer, graph, seen)))
}

const pages = (browser: Browser): EnvironmentOptions => {
  const { build, ...rest } = common(browser)
  const names = ['popup', 'onboarding', ...(browser === 'chromium' ? ['offscreen'] : [])]
  return {
    ...rest,
    build: {
      ...build,
      emptyOutDir: true,
      copyPublicDir: true,
      rolldownOptions: {
        input: Object.fromEntries(names.map((name) => [name, at(`${name}.html`)])),
        output: {
          entryFileNames: 'pages/[name].js',
          chunkFileNames: 'pages/[name]-[hash].js',
          // What the first screen is made of comes as one file, as twenty small ones paint 15 ms later; what only later ones
          // share as another, or the first would wait for it.
          codeSplitting: {
            groups: [
              {
                debugName: 'first',
                name: (id, graph) => (isOfFirstScreen(id, graph) ? 'first' : null),
                minShareCount: 2,
                priority: 1,
              },
              { name: 'later', minShareCount: 2 },
            ],
          },
          assetFileNames: 'pages/[name]-[hash][extname]',
        },
      },
    },
  }
}

const single = (browser: Browser, name: string, format: 'es' | 'iife'): EnvironmentOptions => {
  const { build, define, ...rest } = common(browser)
  return {
    ...rest,
    // A classic script has no `import.meta`; @polkadot packages ask it where they are installed.
    define: { ...define, ...(format === 'iife' ? { 'import.meta': '{}' } : {}) },
    build: {
      ...build,
      rolldownOptions: {
        input: { [name]: at(`src/${name}/main.ts`) },
        output: {
          ...{ format, entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
          // What few messages need is no part of the file that is parsed with every one. A service worker cannot load it later.
          codeSplitting: browser === 'firefox' && name === 'background',
        },
      },
    },
  }
}

const singles = { background: 'es', worker: 'es', content: 'iife', inpage: 'iife' } as const
const environments = Object.fromEntries(
  browsers.flatMap((browser) => [
    [`${browser}_pages`, pages(browser)],
    ...Object.entries(singles).map(([name, format]) => [`${browser}_${name}`, single(browser, name, format)]),
  ]),
) as Record<string, EnvironmentOptions>

const emitManifest: Plugin = {
  name: 'emit-manifest',
  applyToEnvironment: ({ name }) => name.endsWith('_pages'),
  generateBundle() {
    const browser = this.environment.name.split('_')[0] as Browser
    const source = `${JSON.stringify(manifestFor(browser, version), null, 2)}\n`
    this.emitFile({ type: 'asset', fileName: 'manifest.json', source })
    const locale = `${JSON.stringify(messages, null, 2)}\n`
    this.emitFile({ type: 'asset', fileName: '_locales/en/messages.json', source: locale })
  },
}

/** Two libraries can make code or elements from text, which nothing here asks for: in what ships they cannot. */
const textStaysText: Plugin = {
  name: 'text-stays-text',
  transform: {
    filter: { id: /react-dom-client\.production|@polkadot\/x-global\/index/ },
    handler: (code) =>
      code.replaceAll('.innerHTML =', '.textContent =').replaceAll('evaluateThis(Function)', 'globalThis'),
  },
}

export default defineConfig({
  base: '',
  plugins: [react(), emitManifest, textStaysText],
  environments,
  builder: {
    async buildApp(builder) {
      // The pages first: their build empties the folder.
      const build = (name: string) => builder.build(builder.environments[name]!)
      for (const browser of browsers) await build(`${browser}_pages`)
      for (const browser of browsers) for (const name of Object.keys(singles)) await build(`${browser}_${name}`)
    },
  },
})
