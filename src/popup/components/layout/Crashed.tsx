import { Component, type ReactNode } from 'react'
import { words } from '../../words.ts'
import { Button } from '../controls/Button.tsx'
import css from './layout.module.css'

/** A screen that failed to load or to render says so, instead of leaving a blank page. */
export class Crashed extends Component<{ children: ReactNode }, { crashed: boolean }> {
  override state = { crashed: false }

  static getDerivedStateFromError() {
    return { crashed: true }
  }

  override render() {
    return this.state.crashed ? <CrashedText /> : this.props.children
  }
}

export const CrashedText = () => (
  <main className={`${css.screen} ${css.center}`}>
    <h1 className={css.title}>{words.crashed.title}</h1>
    <p className={css.lead}>{words.crashed.text}</p>
    <Button onClick={() => location.reload()}>{words.crashed.reload}</Button>
  </main>
)
