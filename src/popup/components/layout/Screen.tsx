import { type ReactNode, type Ref, useEffect, useRef } from 'react'
import { useWallet } from '../../hooks/useWallet.ts'
import type { Route } from '../../logic/route.ts'
import { words } from '../../words.ts'
import { Icon } from '../data/Icon.tsx'
import css from './layout.module.css'

type Props = {
  readonly title: ReactNode
  /** Where the back arrow leads; none without it. */
  readonly back?: Route
  readonly aside?: ReactNode
  readonly footer?: ReactNode
  readonly hero?: boolean
  readonly children: ReactNode
}

/** Header, content, actions. Focus starts on the title, so that a screen reader begins at the top and no button is armed. */
export const Screen = ({ title, back, aside, footer, hero, children }: Props) => {
  const { go } = useWallet()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    window.scrollTo(0, 0)
    heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div className={css.screen}>
      <header className={hero ? css.heroHeader : css.header}>
        {back && (
          <button type="button" className={css.iconButton} aria-label={words.common.back} onClick={() => go(back)}>
            <Icon name="back" />
          </button>
        )}
        <h1 ref={heading} tabIndex={-1} className={hero ? css.heroTitle : css.title}>
          {title}
        </h1>
        {aside}
      </header>
      <main className={css.main}>{children}</main>
      {footer && <footer className={css.footer}>{footer}</footer>}
    </div>
  )
}

type IconButtonProps = {
  readonly label: string
  readonly icon: Parameters<typeof Icon>[0]['name']
  readonly onClick: () => void
  readonly ref?: Ref<HTMLButtonElement>
}

export const IconButton = ({ label, icon, onClick, ref }: IconButtonProps) => (
  <button ref={ref} type="button" className={css.iconButton} aria-label={label} title={label} onClick={onClick}>
    <Icon name={icon} />
  </button>
)

/** A part of a screen with its heading. */
export const Section = ({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) => (
  <section className={css.section} aria-label={title}>
    <div className={css.sectionHead}>
      <h2 className={css.sectionTitle}>{title}</h2>
      {aside}
    </div>
    {children}
  </section>
)

export const Card = ({ children }: { children: ReactNode }) => <div className={css.card}>{children}</div>

/** Buttons side by side; the last one is the one that goes on. */
export const Actions = ({ children }: { children: ReactNode }) => <div className={css.actions}>{children}</div>

/** Names and values. */
export const Facts = ({ rows }: { rows: readonly (readonly [name: string, value: ReactNode, hint?: string])[] }) => (
  <dl className={css.facts}>
    {rows.map(([name, value, hint]) => (
      <div key={name}>
        <dt>
          {name}
          {hint && <small>{hint}</small>}
        </dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)
