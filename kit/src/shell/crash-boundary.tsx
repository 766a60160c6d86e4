import { Component } from 'react'
import type { ReactNode } from 'react'
import { CrashPage } from './crash-page.tsx'

interface Props {
  /** A new value gives the screen another chance: the address, say. */
  resetKey?: string
  children: ReactNode
}

interface State {
  error: unknown
  resetKey: string | undefined
}

/** Keeps a fault of one screen from taking the others with it. */
export class CrashBoundary extends Component<Props, State> {
  override state: State = { error: null, resetKey: this.props.resetKey }

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error }
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetKey === state.resetKey ? null : { error: null, resetKey: props.resetKey }
  }

  override render() {
    return this.state.error === null ? this.props.children : <CrashPage error={this.state.error} />
  }
}
