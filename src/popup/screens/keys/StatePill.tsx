import type { RegistrationView } from '../../../protocol/popup/registration.ts'
import { Pill } from '../../components/data/Pill.tsx'
import { tones } from '../../logic/registrations.ts'
import { words } from '../../words.ts'

export const StatePill = ({ registration: { state } }: { registration: RegistrationView }) => (
  <Pill tone={tones[state.kind]}>{words.states[state.kind].label}</Pill>
)
