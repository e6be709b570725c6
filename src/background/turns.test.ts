import { expect, test } from 'vitest'
import { createTurns } from './turns.ts'

test('each begins when the one before it has ended, also badly, and hears of its own end', async () => {
  const inTurn = createTurns()
  const seen: string[] = []
  const act =
    (name: string, isBad = false) =>
    async () => {
      seen.push(`${name} begins`)
      await Promise.resolve()
      seen.push(`${name} ends`)
      if (isBad) throw new Error(name)
      return name
    }
  const ends = await Promise.allSettled([inTurn(act('a')), inTurn(act('b', true)), inTurn(act('c'))])
  expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
  expect(ends.map((end) => (end.status === 'fulfilled' ? end.value : end.reason.message))).toEqual(['a', 'b', 'c'])
})
