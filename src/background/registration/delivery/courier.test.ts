import { expect, test } from 'vitest'
import { bytes, exampleRecord } from '../../../core/registration/plan/example.testing.ts'
import type { ServerAnswer } from '../../../core/registration/ports.ts'
import { memoryCell } from '../../memory.testing.ts'
import { openRecords } from '../stored/records.ts'
import { createCourier } from './courier.ts'

const happens = async (isSo: () => boolean) => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 1))
}

test('an answer about a splitting that was replaced meanwhile says nothing about the new one', async () => {
  const records = await openRecords(memoryCell<unknown>())
  await records.add(exampleRecord())
  let answer: (answer: ServerAnswer) => void = () => undefined
  const asked: Uint8Array[] = []
  const send = (_: string, { dealingHash }: { dealingHash: Uint8Array }) => {
    asked.push(dealingHash)
    return new Promise<ServerAnswer>((resolve) => {
      answer = resolve
    })
  }
  let rounds = 0
  const courier = createCourier({ records, send, now: () => 0, random: () => 0 }, () => void rounds++)
  const place = { subgroup: 0, member: 0 }
  const delivery = () => records.get('r1')!.servers[0]![0]!.delivery
  courier(records.get('r1')!, [place])
  await happens(() => asked.length >= 1)
  const answerOld = answer
  const fresh = exampleRecord({ attempt: 2, dealingHash: bytes(32, 77) })
  await records.update('r1', () => fresh)
  courier(records.get('r1')!, [place])
  await happens(() => asked.length >= 2)
  answerOld({ kind: 'problem', code: 'share-invalid' })
  await happens(() => rounds >= 1)
  expect(delivery()).toEqual({ kind: 'sending', attempt: 1 })
  answer({ kind: 'problem', code: 'share-invalid' })
  await happens(() => rounds >= 2)
  expect(delivery()).toEqual({ kind: 'refused', reason: 'share-invalid' })
  expect(asked).toEqual([exampleRecord().dealingHash, fresh.dealingHash])
})
