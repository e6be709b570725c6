import { expect, test } from 'vitest'
import { questions } from './proof.ts'

test('the proof asks three different places and always offers the right one', () => {
  for (let round = 0; round < 50; round += 1) {
    const asked = questions()
    expect(new Set(asked.map(({ position }) => position)).size).toBe(3)
    for (const { position, offered } of asked) {
      expect(offered).toContain(position)
      expect(new Set(offered).size).toBe(6)
    }
  }
})
