import { expect, test } from 'vitest'
import { memoryCell } from '../memory.testing.ts'
import { openSites } from './sites.ts'

test('decisions about two sites at one time are both kept', async () => {
  const cell = memoryCell<readonly { origin: string; accounts: readonly string[] }[]>()
  const sites = await openSites(cell)
  await sites.grant('https://one.example', ['5One'])
  await Promise.all([sites.forget('https://one.example'), sites.grant('https://two.example', ['5Two'])])
  expect((await openSites(cell)).views()).toEqual([{ origin: 'https://two.example', accounts: ['5Two'] }])
})
