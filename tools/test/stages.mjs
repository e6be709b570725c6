import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { findChromium, findFirefox } from '../findBrowser.mjs'
import { countCargo, countOne, countPlaywright, countVitest } from './counts.mjs'
import { results, root, run } from './run.mjs'

const isCI = process.env.CI === 'true'
const one = (name, command) => ({
  name,
  async go() {
    const ended = await run(name, command)
    return { ...countOne(ended), output: ended.output }
  },
})

const targetFolder = () =>
  process.env.CARGO_TARGET_DIR ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'entropy-wallet/target')

const rust = {
  name: 'rust',
  async go() {
    if (spawnSync('cargo', ['--version']).status !== 0) {
      const output = 'cargo is missing (https://rustup.rs): the Rust tests did not run\n'
      return { passed: 0, failed: isCI ? 1 : 0, skipped: 0, output, notRun: !isCI }
    }
    const command = ['cargo', 'test', '--workspace', '--locked', '--no-fail-fast', '--color=never']
    const env = { CARGO_TARGET_DIR: targetFolder() }
    const ended = await run('rust', command, { cwd: join(root, 'network/runtime'), env, minutes: 45 })
    return { ...countCargo(ended), output: ended.output }
  },
}

const unit = {
  name: 'unit',
  async go() {
    const file = join(results, 'unit.json')
    rmSync(file, { force: true })
    const ended = await run('unit', ['vitest', 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`])
    return { ...countVitest(ended, file), output: ended.output }
  },
}

/** The scenarios in one browser, which the stage is named after. */
const scenarios = (name, find) => ({
  name,
  needs: 'build',
  async go() {
    if (!find()) return { passed: 0, failed: 1, skipped: 0, output: `no ${name}: node tools/setup.mjs ${name}\n` }
    const file = join(results, `${name}.json`)
    rmSync(file, { force: true })
    const command = [
      'playwright',
      'test',
      `--project=${name}`,
      '--reporter=list,json',
      `--output=${join(results, name)}`,
    ]
    const ended = await run(name, command, { env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file }, minutes: 50 })
    return { ...countPlaywright(ended, file), output: ended.output }
  },
})

/** The lanes run side by side; what measures time, in `last`, runs alone. */
export const lanes = [
  [
    one('types', ['tsc', '--noEmit']),
    one('lint', ['biome', 'ci', '--colors=off', '.']),
    one('build', ['node', 'tools/build.mjs']),
    { ...one('sizes', ['node', 'tools/checks/sizes.mjs']), needs: 'build', verbose: true },
    { ...one('output', ['node', 'tools/checks/output.mjs']), needs: 'build' },
    { ...one('addon', ['npm', 'run', '--silent', 'addon']), needs: 'build' },
    { ...one('reproducible', ['node', 'tools/checks/reproducible.mjs']), needs: 'build' },
    one('dapps', ['node', 'tools/checks/dappPackage.mjs']),
    one('audit', ['node', 'tools/checks/audit.mjs']),
    // Reads the configuration of the browser tests, which wants the extension to be there.
    { ...one('unused', ['knip', '--no-progress']), needs: 'build' },
    unit,
  ],
  [rust],
]
export const last = [scenarios('chromium', findChromium), scenarios('firefox', findFirefox)]
