export type Question = {
  /** Of the word asked for, from 0. */
  readonly position: number
  /** Positions of the words offered, the right one among them, in no order that tells. */
  readonly offered: readonly number[]
}

const phraseLength = 12
const optionCount = 6

/** Three different places of the phrase, each with five wrong ones. `random`: 0 ≤ … < 1. */
export const questions = (random: () => number = secureRandom): readonly Question[] =>
  shuffled(places, random)
    .slice(0, 3)
    .sort((a, b) => a - b)
    .map((position) => {
      const wrong = shuffled(places, random)
        .filter((place) => place !== position)
        .slice(0, optionCount - 1)
      return { position, offered: shuffled([position, ...wrong], random) }
    })

const places: readonly number[] = Array.from({ length: phraseLength }, (_, k) => k)

const shuffled = (list: readonly number[], random: () => number): number[] =>
  list
    .map((value) => ({ value, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ value }) => value)

const secureRandom = () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32
