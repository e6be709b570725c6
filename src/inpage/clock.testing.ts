// To be imported first, where a test makes time pass for the page's script.
import { vi } from 'vitest'

vi.useFakeTimers({ toFake: ['setTimeout', 'Date'] })

export const pass = (time: number): Promise<unknown> => vi.advanceTimersByTimeAsync(time)
